import { connect, createServer, type Socket } from 'node:net'

/** A way to a broker whose connections can be cut, as a network does. */
export type CuttingProxy = {
  readonly address: string
  /** Ends every connection there is; new ones are taken. */
  readonly cut: () => number
  readonly close: () => Promise<void>
}

export async function startCuttingProxy(front: number, behind: number): Promise<CuttingProxy> {
  const sockets = new Set<Socket>()
  const server = createServer((client) => {
    const broker = connect(behind, '127.0.0.1')
    for (const socket of [client, broker]) {
      sockets.add(socket)
      socket.on('close', () => {
        sockets.delete(socket)
        client.destroy()
        broker.destroy()
      })
      // A cut connection is what this is for.
      socket.on('error', () => socket.destroy())
    }
    client.pipe(broker)
    broker.pipe(client)
  })
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(front, '127.0.0.1', resolve)
  })
  const cut = () => {
    const count = sockets.size
    for (const socket of sockets) socket.destroy()
    return count
  }
  return {
    address: `127.0.0.1:${front}`,
    cut,
    close: async () => {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()))
      cut()
      await closed
    },
  }
}
