package dev.muster.provider.inmemory;

import dev.muster.spi.call.Operation;
import dev.muster.spi.call.RepeatSafety;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;

/** What operations are called in the log, and how safely the real tools let them be repeated. */
final class Names {

    private static final Map<Operation, String> CALLS = calls();
    private static final Map<Operation, RepeatSafety> SAFETIES = safeties();

    private Names() {}

    /** The operation as a call of its contract, such as {@code conversations.open}. */
    static String of(Operation operation) {
        return CALLS.getOrDefault(operation, operation.name());
    }

    static RepeatSafety defaultSafety(Operation operation) {
        return SAFETIES.getOrDefault(operation, RepeatSafety.NATURAL);
    }

    private static Map<Operation, RepeatSafety> safeties() {
        Map<Operation, RepeatSafety> safeties = new EnumMap<>(Operation.class);
        safeties.put(Operation.CONVERSATION_OPEN, RepeatSafety.UNIQUE_NAME);
        safeties.put(Operation.CONVERSATION_POST, RepeatSafety.FIND);
        safeties.put(Operation.CONVERSATION_WHISPER, RepeatSafety.NONE);
        safeties.put(Operation.CONVERSATION_ASK, RepeatSafety.NONE);
        safeties.put(Operation.TICKET_CREATE, RepeatSafety.FIND_LAGGING);
        safeties.put(Operation.TICKET_COMMENT, RepeatSafety.FIND);
        safeties.put(Operation.PAGE, RepeatSafety.NATIVE_KEY_WHILE_OPEN);
        safeties.put(Operation.PAGE_ADD_RESPONDERS, RepeatSafety.FIND);
        safeties.put(Operation.PAGE_NOTE, RepeatSafety.FIND);
        safeties.put(Operation.DOCUMENT_CREATE, RepeatSafety.FIND);
        safeties.put(Operation.FOLDER_CREATE, RepeatSafety.NATIVE_KEY);
        safeties.put(Operation.MEETING_SCHEDULE, RepeatSafety.NATIVE_KEY);
        safeties.put(Operation.BRIDGE_OPEN, RepeatSafety.NATIVE_KEY);
        safeties.put(Operation.STATUS_PUBLISH, RepeatSafety.FIND);
        safeties.put(Operation.MAIL_SEND, RepeatSafety.NONE);
        return safeties;
    }

    private static Map<Operation, String> calls() {
        Map<String, String> capabilities = Map.of(
                "CONVERSATION", "conversations",
                "TICKET", "tickets",
                "PAGE", "paging",
                "DOCUMENT", "documents",
                "FOLDER", "folders",
                "SHEET", "sheets",
                "MEETING", "meetings",
                "GROUP", "groups",
                "STATUS", "statusPages",
                "MAIL", "mail");
        Map<Operation, String> calls = new EnumMap<>(Operation.class);
        for (Operation operation : Operation.values()) {
            String name = operation.name();
            int end = name.indexOf('_');
            String capability = capabilities.get(end < 0 ? name : name.substring(0, end));
            if (capability != null && end > 0) {
                calls.put(operation, capability + "." + camel(name.substring(end + 1)));
            }
        }
        calls.put(Operation.PAGE, "paging.page");
        calls.put(Operation.BRIDGE_OPEN, "meetings.bridge");
        return calls;
    }

    private static String camel(String words) {
        StringBuilder joined = new StringBuilder();
        for (int i = 0; i < words.length(); i++) {
            if (words.charAt(i) == '_') {
                i++;
                joined.append(words.charAt(i));
            } else {
                joined.append(words.substring(i, i + 1).toLowerCase(Locale.ROOT));
            }
        }
        return joined.toString();
    }
}
