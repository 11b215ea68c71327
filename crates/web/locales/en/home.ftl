home = Home
home-welcome = Welcome back, { $name }
