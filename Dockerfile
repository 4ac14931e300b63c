# One image a service: docker build --target ingest|classify|hunt-generation|publish|cli .
FROM node:24-trixie-slim AS manifests
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
COPY packages packages
COPY services services
RUN find packages services -type f ! -name package.json -delete && find packages services -type d -empty -delete

# Installed from the manifests alone, so that a change of code does not install anew.
FROM node:24-trixie-slim AS installed
WORKDIR /app
COPY --from=manifests /app .
RUN npm ci --omit=dev --no-audit --no-fund

FROM node:24-trixie-slim AS base
WORKDIR /app
ENV NODE_ENV=production \
    NODE_COMPILE_CACHE=/app/.compile-cache \
    NODE_OPTIONS=--max-semi-space-size=8 \
    HUNTWIRE_HOST=0.0.0.0
COPY --from=installed /app .
COPY LICENSE NOTICE package.json ./
COPY packages packages
COPY services services
COPY samples samples
RUN mkdir -p /data /out .compile-cache && chown node:node /data /out .compile-cache
USER node
# Compiled code is kept per user, so the user that will run it warms the cache; afterwards /app may be read-only.
RUN set -e; \
    for service in ingest classify hunt-generation publish; do \
      HUNTWIRE_KAFKA_BROKERS=warm:1 HUNTWIRE_REDIS_URL=redis://warm \
        node services/$service/src/main.ts --print-config >/dev/null; \
    done; \
    node packages/cli/src/main.ts --help >/dev/null; \
    HUNTWIRE_PORT=9 node packages/service-runtime/src/ask-ready.ts 2>/dev/null || test $? = 1
EXPOSE 8080
HEALTHCHECK --interval=15s --timeout=5s --start-period=60s CMD ["node", "packages/service-runtime/src/ask-ready.ts"]

FROM base AS ingest
CMD ["node", "services/ingest/src/main.ts"]

FROM base AS classify
CMD ["node", "services/classify/src/main.ts"]

FROM base AS hunt-generation
CMD ["node", "services/hunt-generation/src/main.ts"]

FROM base AS publish
VOLUME /data /out
CMD ["node", "services/publish/src/main.ts"]

FROM base AS cli
HEALTHCHECK NONE
ENTRYPOINT ["node", "packages/cli/src/main.ts"]
