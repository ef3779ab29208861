package dev.muster.internal.codec;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Stable names for the records of a sealed interface: {@code IncidentDeclared} is {@code incident-declared}. No class name is ever stored.
 *
 * @param <T> the sealed interface
 */
final class NamedTypes<T> {

    private final Class<T> sealed;
    private final ClassValue<String> names = new ClassValue<>() {
        @Override
        protected String computeValue(Class<?> type) {
            return kebab(type.getSimpleName());
        }
    };
    private volatile @Nullable Map<String, Class<? extends T>> byName;

    NamedTypes(Class<T> sealed) {
        this.sealed = sealed;
    }

    /** Only the record's own class is loaded for it. */
    String nameOf(Object value) {
        return nameOf(value.getClass());
    }

    String nameOf(Class<?> type) {
        if (!sealed.isAssignableFrom(type)) {
            throw new IllegalArgumentException(type.getName() + " has no stored name");
        }
        return names.get(type);
    }

    Optional<Class<? extends T>> typeOf(String name) {
        return Optional.ofNullable(byName().get(name));
    }

    Collection<String> names() {
        return byName().keySet();
    }

    private Map<String, Class<? extends T>> byName() {
        Map<String, Class<? extends T>> known = byName;
        if (known == null) {
            known = new LinkedHashMap<>();
            for (Class<?> permitted : sealed.getPermittedSubclasses()) {
                known.put(names.get(permitted), permitted.asSubclass(sealed));
            }
            byName = known;
        }
        return known;
    }

    private static String kebab(String camel) {
        StringBuilder name = new StringBuilder();
        for (int i = 0; i < camel.length(); i++) {
            char c = camel.charAt(i);
            if (Character.isUpperCase(c) && name.length() > 0) {
                name.append('-');
            }
            name.append(c);
        }
        return name.toString().toLowerCase(Locale.ROOT);
    }
}
