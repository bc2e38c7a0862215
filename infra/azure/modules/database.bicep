// PostgreSQL, reached from the virtual network alone and only over TLS.
// Not executed in CI (infra/README.md).

@description('Unique name; the abbreviation of the resource type goes before it.')
param name string

@description('Region.')
param location string

@description('Tags of every resource.')
param tags object

@description('Size of the server.')
param sku { name: string, tier: 'Burstable' | 'GeneralPurpose' | 'MemoryOptimized' }

@description('Password of the administrator.')
@secure()
param administratorPassword string

@description('Subnet that is delegated to the server.')
param subnetId string

@description('Private DNS zone in which the server gets its name.')
param dnsZoneId string

@description('Vault that takes the address of the database.')
param vaultName string

@description('Log Analytics workspace.')
param logsId string

var administrator = 'latchkey'

resource server 'Microsoft.DBforPostgreSQL/flexibleServers@2024-08-01' = {
  name: 'psql-${name}'
  location: location
  tags: tags
  sku: sku
  properties: {
    version: '17'
    administratorLogin: administrator
    administratorLoginPassword: administratorPassword
    authConfig: {
      activeDirectoryAuth: 'Disabled'
      passwordAuth: 'Enabled'
    }
    storage: {
      storageSizeGB: 32
      autoGrow: 'Enabled'
    }
    backup: {
      backupRetentionDays: 35
      geoRedundantBackup: 'Disabled'
    }
    highAvailability: {
      mode: 'Disabled'
    }
    network: {
      delegatedSubnetResourceId: subnetId
      privateDnsZoneArmResourceId: dnsZoneId
      publicNetworkAccess: 'Disabled'
    }
  }

  resource database 'databases' = {
    name: 'latchkey'
    properties: {
      charset: 'UTF8'
      collation: 'en_US.utf8'
    }
  }

  resource onlyTls 'configurations' = {
    name: 'require_secure_transport'
    properties: {
      source: 'user-override'
      value: 'on'
    }
  }
}

resource vault 'Microsoft.KeyVault/vaults@2024-11-01' existing = {
  name: vaultName

  resource databaseUrl 'secrets' = {
    name: 'database-url'
    properties: {
      contentType: 'LATCHKEY_DATABASE_URL'
      value: 'postgres://${administrator}:${uriComponent(administratorPassword)}@${server.properties.fullyQualifiedDomainName}:5432/${server::database.name}?sslmode=verify-full'
    }
  }
}

resource serverLog 'Microsoft.Insights/diagnosticSettings@2021-05-01-preview' = {
  scope: server
  name: 'to-log-analytics'
  properties: {
    workspaceId: logsId
    logs: [
      {
        category: 'PostgreSQLLogs'
        enabled: true
      }
    ]
  }
}
