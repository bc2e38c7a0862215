#!/usr/bin/env bash
# Builds infra/container/Containerfile for real, without an image registry, and sees that what comes out answers: read-only
# root, no capabilities, not root. Debian, as root: apt-get install --no-install-recommends buildah mmdebstrap crun.
# The base image is made here from Debian's packages and the Node of this repository, under the name the file asks for;
# so the official image is the one thing that this does not try.
set -euo pipefail
cd "$(dirname "$0")/../.."

work=$(mktemp -d)
run=''
cleanup() {
  if [ -n "$run" ]; then kill "$run" 2> /dev/null || true; fi
  if [ -n "${container:-}" ]; then buildah rm "$container" > /dev/null || true; fi
  rm -rf "$work"
}
trap cleanup EXIT
export BUILDAH_ISOLATION=chroot
image=$(sed -n 's/^ARG NODE_IMAGE=//p' infra/container/Containerfile)

if buildah inspect --type image "$image" > /dev/null 2>&1; then
  echo "== $image is here already"
else
  echo "== base image, as $image"
  mmdebstrap --quiet --variant=essential --include=ca-certificates,libstdc++6 bookworm "$work/base.tar"
  base=$(buildah from scratch)
  buildah add --quiet "$base" "$work/base.tar" / > /dev/null
  buildah copy --quiet "$base" node_modules/node/bin/node /usr/local/bin/node > /dev/null
  npm_home=$(dirname "$(dirname "$(readlink -f "$(command -v npm)")")")
  buildah copy --quiet "$base" "$npm_home" /usr/local/lib/node_modules/npm > /dev/null
  buildah run "$base" -- ln -s ../lib/node_modules/npm/bin/npm-cli.js /usr/local/bin/npm
  buildah config --env PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin "$base"
  buildah commit --quiet --rm "$base" "$image" > /dev/null
fi

echo "== build"
# This machine's own npm settings and authorities, for packages that come through a mirror.
npmrc=$(npm config get userconfig 2> /dev/null)
{ if [ -f "$npmrc" ]; then cat "$npmrc"; fi && printf '\ncafile=/run/authorities.pem\n'; } > "$work/npmrc"
buildah build --format docker --layers --pull-never --network host --file infra/container/Containerfile --tag latchkey-try \
  --volume "$work/npmrc:/root/.npmrc:ro" --volume /etc/ssl/certs/ca-certificates.crt:/run/authorities.pem:ro .
buildah inspect --type image --format 'user {{.OCIv1.Config.User}}, command {{.OCIv1.Config.Cmd}}{{"\n"}}' latchkey-try

echo "== run, read-only"
container=$(buildah from --pull-never latchkey-try)
root=$(buildah mount "$container")
mkdir -p "$work/settings" "$work/state"
chown 1000:1000 "$work/state"
cat > "$work/settings/latchkey.config.json" << 'JSON'
{
  "bot": {
    "appId": "9f3d1c5a-0b7e-4c55-8f0e-5b8d0a1c2e3f",
    "tenantId": "7f000001-1111-4111-8111-000000000001",
    "approvalsConversationId": "19:approvers@thread.tacv2",
    "host": "0.0.0.0",
    "port": 3978
  },
  "ad": { "servers": ["127.0.0.1"], "baseDn": "DC=contoso,DC=com", "bindDn": "CN=latchkey,DC=contoso,DC=com" },
  "graph": { "credential": { "kind": "managed-identity" } },
  "policy": {
    "agentGroups": ["10000000-0000-4000-8000-000000000001"],
    "approverGroups": ["10000000-0000-4000-8000-000000000002"]
  }
}
JSON
mkdir -p "$root/etc/latchkey"
# A network of its own, so that the port is free; the root read-only; user and rights as the container file says.
unshare --mount --net --pid --fork --kill-child bash -s "$root" "$work" << 'INSIDE' &
set -euo pipefail
root=$1 work=$2
ip link set lo up
mount --make-rprivate /
mount --bind "$root" "$root"
mount --bind "$work/settings" "$root/etc/latchkey"
mount --bind "$work/state" "$root/var/lib/latchkey"
mount -t proc proc "$root/proc"
mount --bind /dev "$root/dev"
mount -o remount,bind,ro "$root"
export LATCHKEY_CONFIG=/etc/latchkey/latchkey.config.json NODE_ENV=production HOME=/ PATH=/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin
export LATCHKEY_AD_BIND_PASSWORD=tried LATCHKEY_BOT_CLIENT_SECRET=tried
as_in_container=(chroot "$root" setpriv --reuid=1000 --regid=1000 --clear-groups --no-new-privs --bounding-set=-all)
"${as_in_container[@]}" sh -c 'id; if touch /app/x 2> /dev/null; then echo "the root is not read-only"; exit 1; fi'
"${as_in_container[@]}" sh -c 'cd /var/lib/latchkey && exec node /app/dist/main.js serve' &
latchkey=$!
for _ in $(seq 100); do
  if "${as_in_container[@]}" node -e "fetch('http://127.0.0.1:3978/healthz').then(({ ok }) => process.exit(ok ? 0 : 1), () => process.exit(1))"; then
    echo '== healthy'
    kill -TERM "$latchkey"
    wait "$latchkey"
    echo '== stopped cleanly'
    exit 0
  fi
  sleep 0.2
done
echo '== it never answered' >&2
exit 1
INSIDE
run=$!
wait "$run"
run=''
find "$work/state" -type f
echo '== the container file builds, and what it builds runs'
