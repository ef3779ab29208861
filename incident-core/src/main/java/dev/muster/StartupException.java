package dev.muster;

import dev.muster.lifecycle.IncidentException;

/** The set-up cannot work. The message is the whole report: every problem at once, each with its cure. */
public final class StartupException extends IncidentException {

    private static final long serialVersionUID = 1L;

    private final transient CheckReport report;

    StartupException(CheckReport report) {
        super(report.text());
        this.report = report;
    }

    /** The report. */
    public CheckReport report() {
        return report;
    }
}
