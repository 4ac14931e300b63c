import RequestQueue from 'kafkajs/src/network/requestQueue/index.js'

let installed = false

/**
 * kafkajs 2.2.4 keeps a timer alive on every connection even when nothing waits; on Node 24 its negative delay makes
 * it fire every millisecond (9,298 times in five idle seconds). Without pending requests there is nothing to check:
 * `push` schedules again itself.
 */
export function guardRequestQueue(): void {
  if (installed) return
  installed = true
  const schedule = RequestQueue.prototype.scheduleCheckPendingRequests
  RequestQueue.prototype.scheduleCheckPendingRequests = function (this: typeof RequestQueue.prototype) {
    if (this.pending.length > 0) schedule.call(this)
  }
  RequestQueue.prototype.scheduleRequestTimeoutCheck = lookForTimeouts
}

/** As kafkajs does it, but ten times a request's time and at most each second, not ten times a second everywhere. */
function lookForTimeouts(this: typeof RequestQueue.prototype): void {
  if (!this.enforceRequestTimeout) return
  this.destroy()
  this.requestTimeoutIntervalId = setInterval(
    () => {
      for (const request of this.inflight.values()) {
        if (Date.now() - request.sentAt > request.requestTimeout) request.timeoutRequest()
      }
      if (!this.isConnected()) this.destroy()
    },
    Math.min(this.requestTimeout / 10, 1_000),
  )
}
