def test_a(world, answers):
    for p in sorted(answers("x").parent.glob("*.json")):
        r = world.run("log", "--answers", str(p), "--json")
        print(p.name, r.code, r.err[:300], len(r.out))
    for c in (["list"],["show","last"],["week"],["week","--json"],["where"],["doctor"],["doctor","--deep","--json"],["packs","list"],["packs","show","hard_session"],["key","status"],["backup"],["export","--unreviewed","--out",str(world.home.parent/"p.html")],[],["export"],["show","99"],["lsit"]):
        r = world.run(*c); print(c, r.code, r.out[:1500], r.err)
