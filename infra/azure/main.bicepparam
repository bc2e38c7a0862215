// An example: copy it, fill in your own values, keep it with your settings. Not executed in CI (infra/README.md).
using 'main.bicep'

param workload = 'latchkey'
param environmentName = 'prod'
param addressPrefix = '10.90.0.0/24'
param domainControllers = [
  {
    name: 'dc1.contoso.com'
    address: '10.0.0.10'
  }
  {
    name: 'dc2.contoso.com'
    address: '10.0.0.11'
  }
]
param hubNetworkId = ''
param administratorAddresses = [
  '203.0.113.10'
]
param checkpointRetentionDays = 1095
// openssl rand -hex 24, in the environment of whoever deploys; it is stored in the vault and nowhere else.
param databasePassword = readEnvironmentVariable('LATCHKEY_DATABASE_PASSWORD')
param tags = {
  workload: 'latchkey'
  owner: 'identity'
}
