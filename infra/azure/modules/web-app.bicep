// The web app. Its secrets are references into the vault; its settings file comes with the program:
//   npm ci && npm run build && npm ci --omit=dev
//   zip -qr latchkey.zip dist node_modules package.json latchkey.config.json
//   az webapp deploy --resource-group RG --name APP --type zip --src-path latchkey.zip
// In latchkey.config.json: "host": "0.0.0.0" and "port": 8080 in the bot section; in the audit section "checkpoints" on the
// local disk, e.g. "/tmp/latchkey/checkpoints" (/home is a share without hard links), and the blob container as a second
// place; ad.caFile as a file of the zip, below /home/site/wwwroot. No key of a storage account is needed, a change of the
// settings is a deployment like any other, and App Service mounts the package read-only.
// Not executed in CI (infra/README.md).

@description('Unique name; the abbreviation of the resource type goes before it.')
param name string

@description('Region.')
param location string

@description('Tags of every resource.')
param tags object

@description('Size of the plan.')
param planSku string

@description('Number of replicas.')
param replicas int

@description('Resource id of the identity that the web app acts as.')
param identityId string

@description('Subnet through which everything goes out.')
param subnetId string

@description('Address of the vault, with a slash at the end.')
param vaultUri string

@description('Secrets in the vault; ad-bind-password becomes LATCHKEY_AD_BIND_PASSWORD.')
param secretNames string[]

@description('Log Analytics workspace.')
param logsId string

var package = '/home/site/wwwroot'
var secretSettings = map(secretNames, secret => {
  name: 'LATCHKEY_${toUpper(replace(secret, '-', '_'))}'
  value: '@Microsoft.KeyVault(SecretUri=${vaultUri}secrets/${secret})'
})

resource plan 'Microsoft.Web/serverfarms@2024-04-01' = {
  name: 'asp-${name}'
  location: location
  tags: tags
  kind: 'linux'
  sku: {
    name: planSku
    capacity: replicas
  }
  properties: {
    reserved: true
  }
}

resource app 'Microsoft.Web/sites@2024-04-01' = {
  name: 'app-${name}'
  location: location
  tags: tags
  kind: 'app,linux'
  identity: {
    type: 'UserAssigned'
    userAssignedIdentities: {
      '${identityId}': {}
    }
  }
  properties: {
    serverFarmId: plan.id
    httpsOnly: true
    clientAffinityEnabled: false
    virtualNetworkSubnetId: subnetId
    vnetRouteAllEnabled: true
    keyVaultReferenceIdentity: identityId
    siteConfig: {
      linuxFxVersion: 'NODE|24-lts'
      appCommandLine: 'node ${package}/dist/main.js serve'
      alwaysOn: true
      healthCheckPath: '/healthz'
      http20Enabled: true
      minTlsVersion: '1.2'
      scmMinTlsVersion: '1.2'
      ftpsState: 'Disabled'
      remoteDebuggingEnabled: false
      webSocketsEnabled: false
      appSettings: concat(
        [
          {
            name: 'LATCHKEY_CONFIG'
            value: '${package}/latchkey.config.json'
          }
          {
            name: 'NODE_ENV'
            value: 'production'
          }
          {
            name: 'PORT'
            value: '8080'
          }
          {
            name: 'SCM_DO_BUILD_DURING_DEPLOYMENT'
            value: 'false'
          }
          {
            name: 'WEBSITE_RUN_FROM_PACKAGE'
            value: '1'
          }
        ],
        secretSettings
      )
    }
  }

  // Deployment is by Entra ID alone: no user name and password of the app exists.
  resource noFtpPassword 'basicPublishingCredentialsPolicies' = {
    name: 'ftp'
    properties: {
      allow: false
    }
  }

  resource noDeploymentPassword 'basicPublishingCredentialsPolicies' = {
    name: 'scm'
    properties: {
      allow: false
    }
  }
}

resource appLog 'Microsoft.Insights/diagnosticSettings@2021-05-01-preview' = {
  scope: app
  name: 'to-log-analytics'
  properties: {
    workspaceId: logsId
    logs: [
      {
        category: 'AppServiceConsoleLogs'
        enabled: true
      }
      {
        category: 'AppServicePlatformLogs'
        enabled: true
      }
    ]
  }
}

@description('Name of the web app.')
output webAppName string = app.name

@description('Host name of the web app.')
output hostName string = app.properties.defaultHostName
