package org.vigie.dashboard.view;

import java.util.List;
import org.vigie.dashboard.ask.Address;
import org.vigie.dashboard.words.Words;

/**
 * What stands around every page.
 *
 * @param w the words
 * @param section the entry of the navigation that the page belongs to, or an empty text
 * @param here the page's own address
 * @param hasCharts whether the library that draws is needed
 */
public record Frame(Words w, String section, Address here, boolean hasCharts) {
    /** The pages of the navigation, in order: name and address. */
    public static final List<Place> PLACES = List.of(
            new Place("now", "/"),
            new Place("items", "/items"),
            new Place("topics", "/topics"),
            new Place("releases", "/releases"),
            new Place("sources", "/sources"),
            new Place("alerts", "/alerts"));

    /** An entry of the navigation. */
    public record Place(String name, String path) {}

    /** The same page in another language. */
    public Address in(String language) {
        return here.with("lang", language);
    }
}
