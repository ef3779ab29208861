package dev.muster.examples.quickstart;

/** Something a user of the command gave is wrong; the message is one sentence for that user. */
final class BadInput extends RuntimeException {

    private static final long serialVersionUID = 1L;

    BadInput(String sentence) {
        super(sentence);
    }
}
