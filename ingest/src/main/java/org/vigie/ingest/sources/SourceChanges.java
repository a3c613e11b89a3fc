package org.vigie.ingest.sources;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.vigie.contract.Source;

/** What is different between two lists of sources. */
public record SourceChanges(List<Source> added, List<Change> changed, List<Source> removed) {
    /** One source that stays, but not as it was. */
    public record Change(Source before, Source after) {
        /** The fields that are different, each with its new text; empty where it is gone. */
        public Map<String, String> fields() {
            var old = SourceForm.texts(before);
            var next = SourceForm.texts(after);
            var fields = new LinkedHashMap<String, String>();
            for (var field : SourceForm.FIELDS) {
                var value = next.getOrDefault(field, "");
                if (!value.equals(old.getOrDefault(field, ""))) {
                    fields.put(field, value.toString());
                }
            }
            return fields;
        }
    }

    /** @param polled by id */
    public static SourceChanges between(Map<String, Source> polled, Collection<Source> wanted) {
        var gone = new LinkedHashMap<>(polled);
        var added = new ArrayList<Source>();
        var changed = new ArrayList<Change>();
        for (var source : wanted) {
            var before = gone.remove(source.id());
            if (before == null) {
                added.add(source);
            } else if (!before.equals(source)) {
                changed.add(new Change(before, source));
            }
        }
        return new SourceChanges(added, changed, List.copyOf(gone.values()));
    }

    public boolean isEmpty() {
        return added.isEmpty() && changed.isEmpty() && removed.isEmpty();
    }
}
