#!/usr/bin/env bash
# Registers the bot for an installation outside Azure: an app registration without any permission, an Azure Bot that
# sends Teams messages to your address, and the Teams channel. In Azure infra/azure/main.bicep does this.
# Not executed in CI: there is no tenant. The script goes through bash -n and ShellCheck (infra/README.md).
set -euo pipefail

if [ $# -ne 4 ]; then
  cat >&2 <<'USAGE'
Usage: register-bot.sh RESOURCE_GROUP BOT_NAME ENDPOINT SECRET_FILE

  RESOURCE_GROUP  an existing resource group of Azure for the Azure Bot (the bot itself costs nothing in Teams)
  BOT_NAME        name of the Azure Bot, unique in Azure, e.g. bot-latchkey-contoso
  ENDPOINT        where Teams reaches Latchkey, e.g. https://latchkey.contoso.com/api/messages
  SECRET_FILE     takes the client secret (LATCHKEY_BOT_CLIENT_SECRET); must not be there yet

Sign in first (az login) as Application Developer and Contributor of the resource group.
USAGE
  exit 2
fi
resource_group=$1 bot_name=$2 endpoint=$3 secret_file=$4
case "$endpoint" in
  https://*/api/messages) ;;
  *) echo "$endpoint must begin with https:// and end with /api/messages. Nothing was changed." >&2 && exit 2 ;;
esac
if [ -e "$secret_file" ]; then
  echo "$secret_file is there already. Nothing was changed." >&2
  exit 2
fi

tenant_id=$(az account show --query tenantId --output tsv)
app_id=$(az ad app list --filter "displayName eq '$bot_name'" --query '[].appId' --output tsv)
if [ -n "$app_id" ]; then
  echo "There is an app registration named $bot_name already: $app_id. Nothing was changed." >&2
  exit 2
fi
app_id=$(az ad app create --display-name "$bot_name" --sign-in-audience AzureADMyOrg --query appId --output tsv)
az ad sp create --id "$app_id" > /dev/null
umask 077
az ad app credential reset --id "$app_id" --display-name latchkey --years 1 --query password --output tsv > "$secret_file"
az bot create --resource-group "$resource_group" --name "$bot_name" --app-type SingleTenant \
  --appid "$app_id" --tenant-id "$tenant_id" --endpoint "$endpoint" > /dev/null
az bot msteams create --resource-group "$resource_group" --name "$bot_name" > /dev/null
echo "The secret, valid for a year, is in $secret_file, which only you may read." >&2
printf '{ "appId": "%s", "tenantId": "%s", "registration": "SingleTenant" }\n' "$app_id" "$tenant_id"
