package dev.muster.provider.slack.block;

/**
 * What one message may hold. Slack documents 50 blocks and refuses, undocumented, messages whose blocks hold more than about 11,300 to 13,200
 * characters ({@code msg_blocks_too_long}, slackapi/bolt-js#2509 and #2867): 10,000 and 40 stay below. Not thread-safe.
 */
final class Budget {

    static final int CHARACTERS = 10_000;
    static final int BLOCKS = 40;

    private int characters;
    private int blocks;
    private boolean isCut;

    /** A budget of which some characters and blocks are set aside for what comes last. */
    Budget(int charactersAside, int blocksAside) {
        this.characters = CHARACTERS - charactersAside;
        this.blocks = BLOCKS - blocksAside;
    }

    /** As much of a plain text as there is room for, and at most {@code most} characters of it. What is counted is its escaped length. */
    String take(String plain, int most) {
        String whole = Cut.whole(plain);
        int room = Math.min(most, Math.max(0, characters));
        String taken = room == 0 ? "" : Cut.escapedTo(whole, room);
        if (taken.length() < whole.length() || !whole.startsWith(taken)) {
            isCut = true;
        }
        characters -= Mrkdwn.escape(taken).length();
        return taken;
    }

    /** Whether there is room for another block, which is then taken. */
    boolean takeBlock() {
        if (blocks <= 0 || characters <= 0) {
            isCut = true;
            return false;
        }
        blocks--;
        return true;
    }

    /** Whether something did not fit. */
    boolean isCut() {
        return isCut;
    }
}
