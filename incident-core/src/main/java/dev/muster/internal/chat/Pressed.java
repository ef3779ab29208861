package dev.muster.internal.chat;

import java.util.Map;

/**
 * A choice that was pressed: {@code update:INC-1}, or with a detail {@code page-lead:INC-1:yes}.
 *
 * @param action what it asks for
 * @param incident the incident it is about
 * @param detail what more it says, or empty
 */
record Pressed(String action, String incident, String detail) {

    /** Reads a choice's id; {@code detailed} tells whether its last part is a detail. */
    static Pressed of(String id, boolean detailed) {
        int first = id.indexOf(':');
        int last = detailed ? id.lastIndexOf(':') : id.length();
        if (first < 0 || last <= first) {
            return new Pressed(first < 0 ? id : id.substring(0, first), first < 0 ? "" : id.substring(first + 1), "");
        }
        return new Pressed(
                id.substring(0, first),
                id.substring(first + 1, last),
                last == id.length() ? "" : id.substring(last + 1));
    }

    /** The key by which the choices of one message are answered once, whichever is pressed how often. */
    Map<String, String> once(Said said) {
        return Map.of(
                "pressed:" + said.provider() + ':' + said.conversation() + '/'
                        + said.message().id(),
                "");
    }
}
