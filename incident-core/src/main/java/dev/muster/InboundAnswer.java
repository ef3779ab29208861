package dev.muster;

/**
 * What a host answers the tool that called.
 *
 * @param status the HTTP status
 * @param body the body, may be empty
 */
public record InboundAnswer(int status, String body) {}
