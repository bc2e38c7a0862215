// The network: one subnet for the web app, one for the database, and the names of the domain controllers.
// Not executed in CI (infra/README.md).

@description('Workload and environment; the abbreviation of the resource type goes before it.')
param name string

@description('Region.')
param location string

@description('Tags of every resource.')
param tags object

@description('Address range of the virtual network.')
param addressPrefix string

@description('Domain controllers, by full name and address.')
param domainControllers { name: string, address: string }[]

@description('Port of LDAP on the domain controllers.')
param ldapPort int

@description('Resource id of the virtual network to peer with; empty: none.')
param hubNetworkId string

@description('Whether that network has the gateway to the domain controllers.')
param useHubGateway bool

var appPrefix = cidrSubnet(addressPrefix, 26, 0)
var databasePrefix = cidrSubnet(addressPrefix, 26, 1)

// What Latchkey speaks to, and nothing else: the domain controllers, its database, and HTTPS for Graph, Teams and Azure.
resource appRules 'Microsoft.Network/networkSecurityGroups@2024-05-01' = {
  name: 'nsg-${name}-app'
  location: location
  tags: tags
  properties: {
    securityRules: [
      {
        name: 'allow-domain-controllers'
        properties: {
          priority: 100
          direction: 'Outbound'
          access: 'Allow'
          protocol: 'Tcp'
          sourceAddressPrefix: appPrefix
          sourcePortRange: '*'
          destinationAddressPrefixes: map(domainControllers, controller => controller.address)
          destinationPortRange: string(ldapPort)
        }
      }
      {
        name: 'allow-database'
        properties: {
          priority: 110
          direction: 'Outbound'
          access: 'Allow'
          protocol: 'Tcp'
          sourceAddressPrefix: appPrefix
          sourcePortRange: '*'
          destinationAddressPrefix: databasePrefix
          destinationPortRange: '5432'
        }
      }
      {
        name: 'allow-https'
        properties: {
          priority: 120
          direction: 'Outbound'
          access: 'Allow'
          protocol: 'Tcp'
          sourceAddressPrefix: appPrefix
          sourcePortRange: '*'
          destinationAddressPrefix: 'Internet'
          destinationPortRange: '443'
        }
      }
      {
        name: 'deny-everything-else'
        properties: {
          priority: 4096
          direction: 'Outbound'
          access: 'Deny'
          protocol: '*'
          sourceAddressPrefix: '*'
          sourcePortRange: '*'
          destinationAddressPrefix: '*'
          destinationPortRange: '*'
        }
      }
    ]
  }
}

resource network 'Microsoft.Network/virtualNetworks@2024-05-01' = {
  name: 'vnet-${name}'
  location: location
  tags: tags
  properties: {
    addressSpace: {
      addressPrefixes: [
        addressPrefix
      ]
    }
    subnets: [
      {
        name: 'snet-${name}-app'
        properties: {
          addressPrefix: appPrefix
          networkSecurityGroup: {
            id: appRules.id
          }
          delegations: [
            {
              name: 'web'
              properties: {
                serviceName: 'Microsoft.Web/serverFarms'
              }
            }
          ]
          serviceEndpoints: [
            {
              service: 'Microsoft.KeyVault'
            }
            {
              service: 'Microsoft.Storage'
            }
          ]
        }
      }
      {
        name: 'snet-${name}-psql'
        properties: {
          addressPrefix: databasePrefix
          delegations: [
            {
              name: 'database'
              properties: {
                serviceName: 'Microsoft.DBforPostgreSQL/flexibleServers'
              }
            }
          ]
        }
      }
    ]
  }

  resource appSubnet 'subnets' existing = {
    name: 'snet-${name}-app'
  }

  resource databaseSubnet 'subnets' existing = {
    name: 'snet-${name}-psql'
  }
}

resource peering 'Microsoft.Network/virtualNetworks/virtualNetworkPeerings@2024-05-01' = if (!empty(hubNetworkId)) {
  parent: network
  name: 'peer-${name}-hub'
  properties: {
    remoteVirtualNetwork: {
      id: hubNetworkId
    }
    allowVirtualNetworkAccess: true
    allowForwardedTraffic: true
    useRemoteGateways: useHubGateway
  }
}

resource databaseDnsZone 'Microsoft.Network/privateDnsZones@2024-06-01' = {
  name: '${name}.private.postgres.database.azure.com'
  location: 'global'
  tags: tags
}

resource databaseDnsLink 'Microsoft.Network/privateDnsZones/virtualNetworkLinks@2024-06-01' = {
  parent: databaseDnsZone
  name: 'link-${name}'
  location: 'global'
  properties: {
    registrationEnabled: false
    virtualNetwork: {
      id: network.id
    }
  }
}

// A zone for each domain controller's own name, and not for the domain: other names of the domain stay as they are, and
// the network keeps Azure's name servers, which the database and the vault need.
resource controllerZones 'Microsoft.Network/privateDnsZones@2024-06-01' = [
  for controller in domainControllers: {
    name: controller.name
    location: 'global'
    tags: tags
  }
]

resource controllerRecords 'Microsoft.Network/privateDnsZones/A@2024-06-01' = [
  for (controller, index) in domainControllers: {
    parent: controllerZones[index]
    name: '@'
    properties: {
      ttl: 300
      aRecords: [
        {
          ipv4Address: controller.address
        }
      ]
    }
  }
]

resource controllerLinks 'Microsoft.Network/privateDnsZones/virtualNetworkLinks@2024-06-01' = [
  for (controller, index) in domainControllers: {
    parent: controllerZones[index]
    name: 'link-${name}'
    location: 'global'
    properties: {
      registrationEnabled: false
      virtualNetwork: {
        id: network.id
      }
    }
  }
]

@description('Subnet of the web app.')
output appSubnetId string = network::appSubnet.id

@description('Subnet of the database.')
output databaseSubnetId string = network::databaseSubnet.id

@description('Private DNS zone of the database.')
output databaseDnsZoneId string = databaseDnsZone.id
