package dev.muster.playbook;

import java.util.LinkedHashMap;
import java.util.Map;

/** Lays one part over another: maps are merged, everything else is replaced, an explicit null takes away. */
final class Overlay {

    private Overlay() {}

    static Part of(Part base, Part own) {
        if (own.kind() == Part.Kind.NOTHING) {
            return base;
        }
        if (base.kind() != Part.Kind.MAP || own.kind() != Part.Kind.MAP) {
            return own;
        }
        Map<String, Part.Entry> merged = new LinkedHashMap<>(base.entries());
        own.entries().forEach((key, entry) -> {
            Part.Entry under = base.entries().get(key);
            if (under == null) {
                merged.put(key, entry);
            } else if (entry.value().kind() == Part.Kind.NULL) {
                merged.remove(key);
            } else {
                Place place = entry.value().kind() == Part.Kind.NOTHING ? under.keyPlace() : entry.keyPlace();
                merged.put(key, new Part.Entry(place, of(under.value(), entry.value())));
            }
        });
        return Part.map(own.place(), own.key(), merged);
    }

    /** The same map without some keys. */
    static Part without(Part part, String... keys) {
        Map<String, Part.Entry> rest = new LinkedHashMap<>(part.entries());
        for (String key : keys) {
            rest.remove(key);
        }
        return new Part(part.kind(), part.place(), part.key(), part.text(), rest, part.items());
    }
}
