package dev.muster.spi.conversation;

import java.util.List;
import java.util.Map;

/**
 * What became of an invitation of many.
 *
 * @param present ids of the people who are in the conversation now, whether invited by this call or there before
 * @param refused ids of the people who are not, each with the reason (deactivated, not found)
 */
public record Invitations(List<String> present, Map<String, String> refused) {
    /** Copies both. */
    public Invitations {
        present = List.copyOf(present);
        refused = Map.copyOf(refused);
    }
}
