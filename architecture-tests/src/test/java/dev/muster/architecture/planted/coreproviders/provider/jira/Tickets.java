package dev.muster.architecture.planted.coreproviders.provider.jira;

public final class Tickets {}
