# The time zones to choose from: cities that many people are in, and regions.
# dynamic: zone-
# dynamic: zones-
zone-offset = { $place } (UTC{ $offset })
zones-here = In use here
zones-common = Often used
zones-Pacific = The Pacific
zones-Australia = Australia
zones-Asia = Asia
zones-Indian = The Indian Ocean
zones-Africa = Africa
zones-Europe = Europe
zones-Atlantic = The Atlantic
zones-America = The Americas
zones-Antarctica = Antarctica
zone-Pacific-Auckland = Auckland
zone-Australia-Sydney = Sydney
zone-Asia-Tokyo = Tokyo
zone-Asia-Seoul = Seoul
zone-Asia-Shanghai = Shanghai
zone-Asia-Taipei = Taipei
zone-Asia-Singapore = Singapore
zone-Asia-Kolkata = Kolkata, Delhi
zone-Asia-Dubai = Dubai
zone-Europe-Berlin = Berlin
zone-Europe-Paris = Paris
zone-Europe-London = London
zone-UTC = Universal time
zone-America-Sao_Paulo = São Paulo
zone-America-New_York = New York
zone-America-Chicago = Chicago
zone-America-Denver = Denver
zone-America-Los_Angeles = Los Angeles
