package org.vigie.contract;

import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Whether a record that came from outside has all its parts: a component that is not marked nullable is there, in the
 * record itself and in all records inside. Without this a missing field would be found by whatever uses it, much later.
 */
final class Completeness {
    private record Part(String name, Method accessor, boolean optional) {}

    private static final ClassValue<List<Part>> PARTS = new ClassValue<>() {
        @Override
        protected List<Part> computeValue(Class<?> type) {
            return Arrays.stream(type.getRecordComponents())
                    .map(Completeness::part)
                    .toList();
        }
    };

    private Completeness() {}

    /** The first part that is missing, such as {@code item.title}; null for a complete record. */
    static @Nullable String missingPart(@Nullable Object value) {
        return switch (value) {
            case null -> "";
            case Record composite -> missingIn(composite);
            case Collection<?> many -> missingAmong(many);
            case Map<?, ?> map -> missingAmong(map.values());
            default -> null;
        };
    }

    private static @Nullable String missingIn(Record composite) {
        for (var part : PARTS.get(composite.getClass())) {
            var value = valueOf(part, composite);
            var missing = value == null && part.optional ? null : missingPart(value);
            if (missing != null) {
                return missing.isEmpty() ? part.name : part.name + "." + missing;
            }
        }
        return null;
    }

    private static @Nullable String missingAmong(Collection<?> values) {
        for (var value : values) {
            var missing = missingPart(value);
            if (missing != null) {
                return missing;
            }
        }
        return null;
    }

    private static Part part(RecordComponent component) {
        var accessor = component.getAccessor();
        accessor.setAccessible(true);
        AnnotatedElement type = component.getAnnotatedType();
        return new Part(component.getName(), accessor, type.isAnnotationPresent(Nullable.class));
    }

    private static @Nullable Object valueOf(Part part, Record composite) {
        try {
            return part.accessor.invoke(composite);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("a record's accessor answers", e);
        }
    }
}
