// The second place of the audit checkpoints: whoever can change the database cannot change what lies here.
// The policy is deployed unlocked, so that a trial can be undone. Lock it before you rely on it; that cannot be undone:
//   az storage container immutability-policy lock --account-name ST... --container-name checkpoints --if-match ETAG
// Not executed in CI (infra/README.md).

@description('Unique name of letters and digits; the abbreviation of the resource type goes before it.')
@maxLength(22)
param name string

@description('Region.')
param location string

@description('Tags of every resource.')
param tags object

@description('Who may add checkpoints: the identity of the web app.')
param writerPrincipalId string

@description('Subnet of the web app.')
param appSubnetId string

@description('For so many days a checkpoint can be neither changed nor deleted.')
param retentionDays int

@description('Log Analytics workspace that takes the record of every access.')
param logsId string

var blobDataContributor = subscriptionResourceId('Microsoft.Authorization/roleDefinitions', 'ba92f5b4-2d11-453d-a403-e96b0029c9fe')

resource account 'Microsoft.Storage/storageAccounts@2024-01-01' = {
  name: 'st${name}'
  location: location
  tags: tags
  kind: 'StorageV2'
  sku: {
    name: 'Standard_ZRS'
  }
  properties: {
    accessTier: 'Hot'
    supportsHttpsTrafficOnly: true
    minimumTlsVersion: 'TLS1_2'
    allowBlobPublicAccess: false
    allowSharedKeyAccess: false
    defaultToOAuthAuthentication: true
    networkAcls: {
      defaultAction: 'Deny'
      bypass: 'None'
      virtualNetworkRules: [
        {
          id: appSubnetId
          action: 'Allow'
        }
      ]
    }
  }

  resource blobs 'blobServices' = {
    name: 'default'
    properties: {
      isVersioningEnabled: true
      deleteRetentionPolicy: {
        enabled: true
        days: 90
      }
      containerDeleteRetentionPolicy: {
        enabled: true
        days: 90
      }
    }

    resource container 'containers' = {
      name: 'checkpoints'
      properties: {
        publicAccess: 'None'
      }

      resource policy 'immutabilityPolicies' = {
        name: 'default'
        properties: {
          immutabilityPeriodSinceCreationInDays: retentionDays
          allowProtectedAppendWrites: false
        }
      }
    }
  }
}

resource writer 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  scope: account::blobs::container
  name: guid(account::blobs::container.id, writerPrincipalId, blobDataContributor)
  properties: {
    principalId: writerPrincipalId
    principalType: 'ServicePrincipal'
    roleDefinitionId: blobDataContributor
  }
}

resource accessLog 'Microsoft.Insights/diagnosticSettings@2021-05-01-preview' = {
  scope: account::blobs
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

@description('Address of the container.')
output containerUrl string = '${account.properties.primaryEndpoints.blob}${account::blobs::container.name}'
