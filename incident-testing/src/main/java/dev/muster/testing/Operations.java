package dev.muster.testing;

import dev.muster.spi.Capability;
import dev.muster.spi.call.Operation;

/** Which capability an operation belongs to. */
final class Operations {

    private Operations() {}

    static Capability capability(Operation operation) {
        String name = operation.name();
        String first = name.contains("_") ? name.substring(0, name.indexOf('_')) : name;
        return switch (first) {
            case "CONVERSATION" -> Capability.CONVERSATIONS;
            case "TICKET" -> Capability.TICKETS;
            case "PAGE" -> Capability.PAGING;
            case "DOCUMENT" -> Capability.DOCUMENTS;
            case "FOLDER" -> Capability.FOLDERS;
            case "SHEET" -> Capability.SHEETS;
            case "MEETING", "BRIDGE" -> Capability.MEETINGS;
            case "GROUP" -> Capability.GROUPS;
            case "STATUS" -> Capability.STATUS_PAGES;
            case "MAIL" -> Capability.MAIL;
            default ->
                throw new IllegalArgumentException(
                        operation + " belongs to no tool alone: name the tool with named(…)");
        };
    }
}
