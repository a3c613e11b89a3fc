package org.vigie.enrich.model;

/** Reads repositories, {@code owner/name}, by the registry of developers. Immutable. */
final class Repositories {
    private final Developers developers;
    private final NameReader names;

    Repositories(Developers developers) {
        this.developers = developers;
        names = new NameReader(developers);
    }

    /** The name that a family is counted under: kimi-vl is of kimi. */
    String familyName(Family family) {
        return developers.families().shortest(family).name();
    }

    /** A name without an owner is taken as its maker's own: what the hub calls gemma3 is Google's Gemma 3. */
    Repository read(String hub, String repository) {
        int slash = repository.indexOf('/');
        var owner = slash < 0 ? "" : repository.substring(0, slash);
        var name = repository.substring(slash + 1);
        if (slash >= 0) {
            var developer = developers.owner(hub, owner);
            return new Repository(owner, developer, names.read(name, developer));
        }
        var read = names.read(name, null);
        var first = read.mentions().isEmpty() ? null : read.mentions().get(0);
        boolean leads = first != null
                && first.part() == 0
                && first.family().developers().size() == 1;
        var maker = leads && first != null ? first.family().developers().get(0) : null;
        return new Repository("", maker, maker == null ? read : names.read(name, maker));
    }
}
