home = ホーム
home-welcome = おかえりなさい、{ $name }さん
