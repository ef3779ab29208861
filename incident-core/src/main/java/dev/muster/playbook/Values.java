package dev.muster.playbook;

import java.util.IdentityHashMap;
import org.jspecify.annotations.Nullable;

/** What was read for the fields of a section. */
final class Values {

    private final Part part;
    private final Reading reading;
    private final IdentityHashMap<Field<?>, Object> found = new IdentityHashMap<>();

    Values(Part part, Reading reading) {
        this.part = part;
        this.reading = reading;
    }

    void put(Field<?> field, Object value) {
        found.put(field, value);
    }

    /** The key that the section stands under. */
    String key() {
        return part.key();
    }

    /** The value of a field that must be there. */
    <T> T get(Field<T> field) {
        T value = find(field);
        if (value == null) {
            throw new IllegalStateException(field.key() + " was not read");
        }
        return value;
    }

    /** The value, or null when none was written. */
    @SuppressWarnings("unchecked") // put only by Section, with what the field's own shape read
    <T> @Nullable T find(Field<T> field) {
        return (T) found.get(field);
    }

    /** The value, or another when none was written. */
    <T> T or(Field<T> field, T otherwise) {
        T value = find(field);
        return value == null ? otherwise : value;
    }

    /** Reports that a field does not go together with the others. */
    void report(Field<?> field, String found, String expected, String remedy) {
        Part at = part.at(field.key());
        Place place = at == null ? part.place().as(part.place().below(field.key())) : at.place();
        reading.report(place, found, expected, remedy);
    }

    /** Reports that the section as a whole is wrong. */
    void report(String found, String expected, String remedy) {
        reading.report(part.place(), found, expected, remedy);
    }

    /** The part of a field that was written. */
    @Nullable Part part(Field<?> field) {
        return part.at(field.key());
    }

    Reading reading() {
        return reading;
    }
}
