// The vault of the secrets. Nobody gets in but from the app's subnet and the administrators' addresses.
// Not executed in CI (infra/README.md).

@description('Unique name; the abbreviation of the resource type goes before it.')
@maxLength(21)
param name string

@description('Region.')
param location string

@description('Tags of every resource.')
param tags object

@description('Who may read the secrets: the identity of the web app.')
param readerPrincipalId string

@description('Subnet of the web app.')
param appSubnetId string

@description('Addresses or ranges of the administrators.')
param administratorAddresses string[]

@description('Log Analytics workspace that takes the record of every access.')
param logsId string

var secretsUser = subscriptionResourceId('Microsoft.Authorization/roleDefinitions', '4633458b-17de-408a-b875-0445c86b69e6')

resource vault 'Microsoft.KeyVault/vaults@2024-11-01' = {
  name: 'kv-${name}'
  location: location
  tags: tags
  properties: {
    tenantId: tenant().tenantId
    sku: {
      family: 'A'
      name: 'standard'
    }
    enableRbacAuthorization: true
    enableSoftDelete: true
    softDeleteRetentionInDays: 90
    enablePurgeProtection: true
    publicNetworkAccess: 'Enabled'
    networkAcls: {
      defaultAction: 'Deny'
      // The deployment itself puts the address of the database in.
      bypass: 'AzureServices'
      virtualNetworkRules: [
        {
          id: appSubnetId
        }
      ]
      ipRules: map(administratorAddresses, address => { value: address })
    }
  }
}

resource reader 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  scope: vault
  name: guid(vault.id, readerPrincipalId, secretsUser)
  properties: {
    principalId: readerPrincipalId
    principalType: 'ServicePrincipal'
    roleDefinitionId: secretsUser
  }
}

resource accessLog 'Microsoft.Insights/diagnosticSettings@2021-05-01-preview' = {
  scope: vault
  name: 'to-log-analytics'
  properties: {
    workspaceId: logsId
    logs: [
      {
        categoryGroup: 'audit'
        enabled: true
      }
    ]
  }
}

@description('Name of the vault.')
output vaultName string = vault.name

@description('Address of the vault, with a slash at the end.')
output vaultUri string = vault.properties.vaultUri
