// Latchkey in Azure: a bot, a web app that reaches the domain controllers, a vault, a database and a place for checkpoints.
// Not executed in CI: there is no subscription. The files are parsed and their names and references checked
// (infra/README.md). To see what a deployment would do:
//   az deployment group what-if --resource-group rg-latchkey-prod --parameters infra/azure/main.bicepparam
targetScope = 'resourceGroup'

@description('What the resources are for; part of every name. Lower-case letters and digits.')
@minLength(2)
@maxLength(8)
param workload string = 'latchkey'

@description('Which of several installations this is; part of every name. Lower-case letters and digits.')
@minLength(1)
@maxLength(4)
param environmentName string = 'prod'

@description('Region of everything but the bot, which is global.')
param location string = resourceGroup().location

@description('Tags of every resource.')
param tags object = {}

@description('Address range of the virtual network; it must not overlap with the networks it is connected to. /24 or larger.')
param addressPrefix string

@description('Domain controllers that Latchkey asks, by the full name that their certificates carry, each with its address.')
@minLength(1)
param domainControllers { name: string, address: string }[]

@description('Port of LDAP on the domain controllers: 636 for ldaps, 389 for starttls.')
@allowed([
  389
  636
])
param ldapPort int = 636

@description('Resource id of the virtual network through which the domain controllers are reached. Its owner adds the peering back. Empty: you connect the network yourself, by VPN or ExpressRoute.')
param hubNetworkId string = ''

@description('Whether the domain controllers are reached through the VPN or ExpressRoute gateway of that network.')
param useHubGateway bool = true

@description('How the bot proves who it is. UserAssignedMSI needs no secret.')
@allowed([
  'UserAssignedMSI'
  'SingleTenant'
])
param botRegistration string = 'UserAssignedMSI'

@description('Application id of the bot\'s app registration; only for SingleTenant.')
param botAppId string = ''

@description('Further secrets that the settings call for, named like their environment variable: siem-token is LATCHKEY_SIEM_TOKEN. They must be in the vault.')
param furtherSecrets string[] = []

@description('Size of the App Service plan. Premium v3 comes with zones and always on; B1 is enough to try.')
param planSku string = 'P0v3'

@description('Number of replicas. Two or more survive the loss of one, and share the database.')
@minValue(1)
@maxValue(10)
param replicas int = 2

@description('Size of the database server. The tier must fit: Standard_B is Burstable, Standard_D is GeneralPurpose.')
param databaseSku { name: string, tier: 'Burstable' | 'GeneralPurpose' | 'MemoryOptimized' } = {
  name: 'Standard_B1ms'
  tier: 'Burstable'
}

@description('Password of the administrator of the database server. Latchkey gets it through the vault.')
@secure()
@minLength(20)
param databasePassword string

@description('Addresses or ranges from which administrators put secrets into the vault. Empty: from the virtual network alone.')
param administratorAddresses string[] = []

@description('For so many days a checkpoint can be neither changed nor deleted, by nobody. Not shorter than the transcript is kept.')
@minValue(1)
@maxValue(146000)
param checkpointRetentionDays int = 1095

@description('For so many days logs are kept.')
@minValue(30)
@maxValue(730)
param logRetentionDays int = 90

var name = '${workload}-${environmentName}'
// These names are unique in Azure, not only in the subscription.
var uniqueName = '${name}-${take(uniqueString(resourceGroup().id), 6)}'
var managesItself = botRegistration == 'UserAssignedMSI'

resource identity 'Microsoft.ManagedIdentity/userAssignedIdentities@2024-11-30' = {
  name: 'id-${name}'
  location: location
  tags: tags
}

resource logs 'Microsoft.OperationalInsights/workspaces@2025-02-01' = {
  name: 'log-${name}'
  location: location
  tags: tags
  properties: {
    sku: {
      name: 'PerGB2018'
    }
    retentionInDays: logRetentionDays
  }
}

module network 'modules/network.bicep' = {
  name: 'network'
  params: {
    name: name
    location: location
    tags: tags
    addressPrefix: addressPrefix
    domainControllers: domainControllers
    ldapPort: ldapPort
    hubNetworkId: hubNetworkId
    useHubGateway: useHubGateway
  }
}

module vault 'modules/vault.bicep' = {
  name: 'vault'
  params: {
    name: uniqueName
    location: location
    tags: tags
    readerPrincipalId: identity.properties.principalId
    appSubnetId: network.outputs.appSubnetId
    administratorAddresses: administratorAddresses
    logsId: logs.id
  }
}

module database 'modules/database.bicep' = {
  name: 'database'
  params: {
    name: uniqueName
    location: location
    tags: tags
    sku: databaseSku
    administratorPassword: databasePassword
    subnetId: network.outputs.databaseSubnetId
    dnsZoneId: network.outputs.databaseDnsZoneId
    vaultName: vault.outputs.vaultName
    logsId: logs.id
  }
}

module checkpoints 'modules/checkpoints.bicep' = {
  name: 'checkpoints'
  params: {
    name: replace(uniqueName, '-', '')
    location: location
    tags: tags
    writerPrincipalId: identity.properties.principalId
    appSubnetId: network.outputs.appSubnetId
    retentionDays: checkpointRetentionDays
    logsId: logs.id
  }
}

module webApp 'modules/web-app.bicep' = {
  name: 'web-app'
  params: {
    name: uniqueName
    location: location
    tags: tags
    planSku: planSku
    replicas: replicas
    identityId: identity.id
    subnetId: network.outputs.appSubnetId
    vaultUri: vault.outputs.vaultUri
    secretNames: concat(['ad-bind-password', 'audit-key', 'database-url'], managesItself ? [] : ['bot-client-secret'], furtherSecrets)
    logsId: logs.id
  }
}

resource bot 'Microsoft.BotService/botServices@2022-09-15' = {
  name: 'bot-${uniqueName}'
  location: 'global'
  tags: tags
  kind: 'azurebot'
  sku: {
    name: 'F0'
  }
  properties: {
    displayName: 'Latchkey'
    description: 'Password helpdesk for Active Directory and Microsoft Entra ID'
    endpoint: 'https://${webApp.outputs.hostName}/api/messages'
    msaAppType: botRegistration
    msaAppTenantId: tenant().tenantId
    msaAppId: managesItself ? identity.properties.clientId : botAppId
    msaAppMSIResourceId: managesItself ? identity.id : null
    disableLocalAuth: true
  }
}

resource teams 'Microsoft.BotService/botServices/channels@2022-09-15' = {
  parent: bot
  name: 'MsTeamsChannel'
  location: 'global'
  properties: {
    channelName: 'MsTeamsChannel'
    properties: {
      isEnabled: true
    }
  }
}

@description('Name of the web app, for az webapp deploy.')
output webAppName string = webApp.outputs.webAppName

@description('Where Teams sends messages to.')
output endpoint string = bot.properties.endpoint

@description('For bot.appId in the settings.')
output botAppId string = bot.properties.msaAppId

@description('For graph.credential.clientId in the settings, with the kind managed-identity.')
output identityClientId string = identity.properties.clientId

@description('For infra/entra/register-app, which grants the permissions in Microsoft Graph.')
output identityPrincipalId string = identity.properties.principalId

@description('Vault that takes the secrets ad-bind-password and audit-key.')
output vaultName string = vault.outputs.vaultName

@description('For audit.alsoPublish in the settings, with the kind blob.')
output checkpointsUrl string = checkpoints.outputs.containerUrl
