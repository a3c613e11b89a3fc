package org.vigie.enrich.stories;

/**
 * An item as it is compared: its terms weighed by how often they stand in it and how rare they are in the stream, each
 * vector of length 1.
 *
 * @param all of title and text, the title's terms three times
 * @param title of the title alone
 * @param named of what looks like a name or a number, in title and text
 * @param rarest the terms of {@code all} with the highest weights
 */
record Sketch(Vector all, Vector title, Vector named, Vector rarest) {
    private static final int RAREST = 10;

    private static final int TITLE_WEIGHT = 3;
    private static final int MOST = 80;

    static Sketch of(Gist gist, Frequencies frequencies) {
        var terms = gist.terms();
        var all = new float[terms.length];
        var title = new float[terms.length];
        var named = new float[terms.length];
        for (int i = 0; i < terms.length; i++) {
            double rarity = frequencies.rarity(terms[i]);
            all[i] = (float) (rarity * (1 + StrictMath.log(TITLE_WEIGHT * gist.inTitle()[i] + gist.inText()[i])));
            title[i] = gist.inTitle()[i] == 0 ? 0 : (float) rarity;
            named[i] = gist.named()[i] ? all[i] : 0;
        }
        var weighed = Vector.of(terms, all, MOST).unit();
        return new Sketch(
                weighed,
                Vector.of(terms, title, MOST).unit(),
                Vector.of(terms, named, MOST).unit(),
                weighed.heaviest(RAREST));
    }
}
