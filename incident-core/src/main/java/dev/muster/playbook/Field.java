package dev.muster.playbook;

/**
 * A setting of a section.
 *
 * @param key its name in the file
 * @param shape what it may look like
 * @param need whether it must be there
 * @param description what it means, in a sentence
 * @param <T> what it reads
 */
record Field<T>(String key, Shape<T> shape, Need need, String description) {

    /** One that must be written wherever its section is. */
    static <T> Field<T> required(String key, Shape<T> shape, String description) {
        return new Field<>(key, shape, Need.WRITTEN, description);
    }

    /** One that a profile brings, so that only the profile without one below it must write it. */
    static <T> Field<T> inherited(String key, Shape<T> shape, String description) {
        return new Field<>(key, shape, Need.INHERITED, description);
    }

    /** One that may be left out. */
    static <T> Field<T> optional(String key, Shape<T> shape, String description) {
        return new Field<>(key, shape, Need.NONE, description);
    }

    /** Whether a setting must be there. */
    enum Need {
        WRITTEN,
        INHERITED,
        NONE
    }
}
