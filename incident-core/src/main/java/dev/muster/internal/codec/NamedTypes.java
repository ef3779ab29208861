package dev.muster.internal.codec;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Stable names for the records of a sealed interface: {@code IncidentDeclared} is {@code incident-declared}. No class name is ever stored.
 *
 * @param <T> the sealed interface
 */
final class NamedTypes<T> {

    private final Map<String, Class<? extends T>> byName = new LinkedHashMap<>();
    private final Map<Class<?>, String> byType = new LinkedHashMap<>();

    NamedTypes(Class<T> sealed) {
        for (Class<?> permitted : sealed.getPermittedSubclasses()) {
            String name = kebab(permitted.getSimpleName());
            byName.put(name, permitted.asSubclass(sealed));
            byType.put(permitted, name);
        }
    }

    String nameOf(Object value) {
        String name = byType.get(value.getClass());
        if (name == null) {
            throw new IllegalArgumentException(value.getClass().getName() + " has no stored name");
        }
        return name;
    }

    Optional<Class<? extends T>> typeOf(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    Collection<String> names() {
        return byName.keySet();
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
