#!/usr/bin/env bash
# Gives Latchkey its identity in Microsoft Entra ID, with exactly the application permissions it uses.
# Not executed in CI: there is no tenant. The script goes through bash -n and ShellCheck, and its list of permissions,
# permissions.csv, is compared with the one in the program (infra/README.md). register-app.ps1 does the same.
set -euo pipefail

usage() {
  cat <<'USAGE'
Usage: register-app.sh (--certificate FILE [--name NAME] | --managed-identity OBJECT_ID) [options]

  --certificate FILE        public certificate in PEM: creates an app registration that signs in with it
  --name NAME               its name (Latchkey)
  --managed-identity ID     object id (principal id) of a managed identity: grants to it, and there is no key at all
  --read-eligible-roles     for policy.protectEligibleRoles (Microsoft Entra ID P2 or Governance)
  --read-risk               for graph.readRisk (Microsoft Entra ID P2)
  --cloud-only-resets       for accounts that are in Entra ID alone; also gives the role User Administrator
  --administrative-unit ID  confines that role to the people of this administrative unit
  --create-groups           creates the groups of agents, approvers and reviewers, empty
  --dry-run                 says what would be done and changes nothing

Sign in first (az login --tenant TENANT --allow-no-subscriptions) as Privileged Role Administrator or Global
Administrator. Safe to run again: it takes nothing away, and says what the identity holds beyond what Latchkey uses.
USAGE
}

die() {
  printf '%s\n' "$1" >&2
  exit 2
}

graph_app_id=00000003-0000-0000-c000-000000000000
user_administrator=fe930be7-5e62-47db-91af-98c3a49a38b1
api=https://graph.microsoft.com/v1.0
name=Latchkey certificate='' managed_identity='' administrative_unit='' create_groups='' dry_run=''
options=(readRoles)

while [ $# -gt 0 ]; do
  case "$1" in
    --certificate | --name | --managed-identity | --administrative-unit)
      [ $# -ge 2 ] || die "$1 needs a value. Nothing was changed."
      case "$1" in
        --certificate) certificate=$2 ;;
        --name) name=$2 ;;
        --managed-identity) managed_identity=$2 ;;
        --administrative-unit) administrative_unit=$2 ;;
      esac
      shift 2
      ;;
    --read-eligible-roles) options+=(readEligibleRoles) && shift ;;
    --read-risk) options+=(readRisk) && shift ;;
    --cloud-only-resets) options+=(cloudOnlyResets) && shift ;;
    --create-groups) create_groups=yes && shift ;;
    --dry-run) dry_run=yes && shift ;;
    -h | --help) usage && exit 0 ;;
    *) usage >&2 && die "Unknown option $1. Nothing was changed." ;;
  esac
done

asked_for() { [[ " ${options[*]} " == *" $1 "* ]]; }

if [ -n "$certificate" ] && [ -n "$managed_identity" ]; then die 'Give --certificate or --managed-identity, not both.'; fi
if [ -z "$certificate$managed_identity" ]; then usage >&2 && exit 2; fi
if [ -n "$certificate" ]; then
  [ -r "$certificate" ] || die "$certificate cannot be read. Nothing was changed."
  if grep -q 'PRIVATE KEY' "$certificate"; then
    die "$certificate holds a private key, which belongs on the Latchkey machine alone. Give the certificate without it."
  fi
fi
if [ -n "$administrative_unit" ] && ! asked_for cloudOnlyResets; then
  die '--administrative-unit confines --cloud-only-resets, which was not asked for. Nothing was changed.'
fi

# Each line: permission and id of the application permission. Mail.Send (ownerMail) is never among them, because here it
# would be for every mailbox: allow-owner-mail.ps1 grants it in Exchange, for one.
wanted=()
while IFS=, read -r permission app_role_id only_with; do
  if [ -z "$only_with" ] || asked_for "$only_with"; then wanted+=("$permission $app_role_id"); fi
done < <(tail -n +2 "$(dirname "${BASH_SOURCE[0]}")/permissions.csv" | tr -d '\r')

# Says what is done, and does it unless only asked to say.
change() {
  local what=$1
  shift
  if [ -n "$dry_run" ]; then
    printf 'would    %s\n' "$what" >&2
  else
    "$@" > /dev/null
    printf 'done     %s\n' "$what" >&2
  fi
}

one_of() {
  [ "$(wc -w <<< "$1")" -le 1 ] || die "There is more than one $2. Delete or rename all but one; nothing was changed."
}

graph_sp=$(az ad sp show --id "$graph_app_id" --query id --output tsv)
roles=$(az ad sp show --id "$graph_app_id" --output tsv \
  --query "appRoles[?contains(allowedMemberTypes, 'Application')].[id, value]")
for entry in "${wanted[@]}"; do
  read -r permission app_role_id <<< "$entry"
  grep -qxF "$app_role_id"$'\t'"$permission" <<< "$roles" ||
    die "In this tenant $app_role_id is not the application permission $permission. Nothing was changed."
done

if [ -n "$managed_identity" ]; then
  sp=$managed_identity
  client_id=$(az ad sp show --id "$sp" --query appId --output tsv)
else
  client_id=$(az ad app list --filter "displayName eq '${name//\'/\'\'}'" --query '[].appId' --output tsv)
  one_of "$client_id" "app registration named $name"
  if [ -z "$client_id" ]; then
    change "create the app registration $name" az ad app create --display-name "$name" --sign-in-audience AzureADMyOrg
    client_id=$(az ad app list --filter "displayName eq '${name//\'/\'\'}'" --query '[].appId' --output tsv)
  fi
  sp=''
  if [ -n "$client_id" ]; then
    access=$(printf '{"id":"%s","type":"Role"},' "${wanted[@]#* }")
    change 'set the permissions asked for' az ad app update --id "$client_id" \
      --required-resource-accesses "[{\"resourceAppId\":\"$graph_app_id\",\"resourceAccess\":[${access%,}]}]"
    # The old certificates stay: Latchkey signs in with one of them until it gets the new one.
    fingerprint=$(openssl x509 -in "$certificate" -noout -fingerprint -sha1 | sed 's/.*=//; s/://g')
    known=$(az ad app credential list --id "$client_id" --cert --query '[].customKeyIdentifier' --output tsv)
    if ! grep -qiF "$fingerprint" <<< "$known"; then
      change "add the certificate $fingerprint" az ad app credential reset --id "$client_id" --append --cert "@$certificate"
    fi
    sp=$(az ad sp list --filter "appId eq '$client_id'" --query '[].id' --output tsv)
    if [ -z "$sp" ]; then
      change 'create the service principal' az ad sp create --id "$client_id"
      sp=$(az ad sp list --filter "appId eq '$client_id'" --query '[].id' --output tsv)
    fi
  fi
fi

if [ -n "$sp" ]; then
  held=$(az rest --method GET --uri "$api/servicePrincipals/$sp/appRoleAssignments" \
    --query "value[?resourceId=='$graph_sp'].appRoleId" --output tsv)
  for entry in "${wanted[@]}"; do
    read -r permission app_role_id <<< "$entry"
    if grep -qF "$app_role_id" <<< "$held"; then
      printf 'present  %s\n' "$permission" >&2
    else
      change "grant $permission" az rest --method POST --uri "$api/servicePrincipals/$sp/appRoleAssignments" \
        --body "{\"principalId\":\"$sp\",\"resourceId\":\"$graph_sp\",\"appRoleId\":\"$app_role_id\"}"
    fi
  done
  for app_role_id in $held; do
    if [[ " ${wanted[*]} " != *"$app_role_id"* ]]; then
      other=$(grep -F "$app_role_id" <<< "$roles" | cut -f 2)
      printf 'WARNING  it also holds %s, which Latchkey with these options does not use\n' "$other" >&2
    fi
  done
  if asked_for cloudOnlyResets; then
    scope=/
    [ -z "$administrative_unit" ] || scope=/administrativeUnits/$administrative_unit
    assignments=$api/roleManagement/directory/roleAssignments
    has_role=$(az rest --method GET --uri "$assignments" \
      --uri-parameters "\$filter=principalId eq '$sp' and roleDefinitionId eq '$user_administrator'" \
      --query "value[?directoryScopeId=='$scope'].id" --output tsv)
    if [ -n "$has_role" ]; then
      printf 'present  role User Administrator on %s\n' "$scope" >&2
    else
      change "give the role User Administrator on $scope" az rest --method POST --uri "$assignments" \
        --body "{\"principalId\":\"$sp\",\"roleDefinitionId\":\"$user_administrator\",\"directoryScopeId\":\"$scope\"}"
    fi
  fi
fi

group_id() {
  local id
  id=$(az ad group list --filter "displayName eq '$1'" --query '[].id' --output tsv)
  one_of "$id" "group named $1"
  if [ -z "$id" ]; then
    change "create the group $1" az ad group create --display-name "$1" --mail-nickname "$1" --description "$2"
    id=$(az ad group list --filter "displayName eq '$1'" --query '[].id' --output tsv)
  fi
  printf '%s' "$id"
}

tenant_id=$(az account show --query tenantId --output tsv)
groups=''
if [ -n "$create_groups" ]; then
  agents=$(group_id latchkey-agents 'May ask Latchkey about accounts and for resets')
  approvers=$(group_id latchkey-approvers 'May approve what Latchkey agents ask for')
  reviewers=$(group_id latchkey-reviewers 'May read the Latchkey transcript')
  groups=$(printf ', "agentGroups": ["%s"], "approverGroups": ["%s"], "reviewerGroups": ["%s"]' "$agents" "$approvers" "$reviewers")
fi
printf '{ "tenantId": "%s", "clientId": "%s"%s }\n' "$tenant_id" "$client_id" "$groups"
