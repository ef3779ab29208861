package dev.muster.provider.http.testing;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.ILoggerFactory;
import org.slf4j.IMarkerFactory;
import org.slf4j.MDC;
import org.slf4j.Marker;
import org.slf4j.event.Level;
import org.slf4j.helpers.BasicMDCAdapter;
import org.slf4j.helpers.BasicMarkerFactory;
import org.slf4j.helpers.LegacyAbstractLogger;
import org.slf4j.helpers.MessageFormatter;
import org.slf4j.spi.MDCAdapter;
import org.slf4j.spi.SLF4JServiceProvider;

/**
 * A log that is silent until a test wants to know what is logged, and then keeps every line of every level, with its thread, its MDC and its stack
 * traces. A test module takes it for its log by a file {@code META-INF/services/org.slf4j.spi.SLF4JServiceProvider} among its test resources.
 */
public final class RecordingLogs implements SLF4JServiceProvider {

    private static final List<String> LINES = new ArrayList<>();

    private static volatile boolean isRecording;

    private final IMarkerFactory markers = new BasicMarkerFactory();
    private final MDCAdapter mdc = new BasicMDCAdapter();

    /** What SLF4J calls. */
    public RecordingLogs() {
        // nothing to set up
    }

    /** What is logged while this runs, line by line, TRACE included. For one test at a time. */
    public static String during(Runnable work) {
        synchronized (LINES) {
            LINES.clear();
        }
        isRecording = true;
        try {
            work.run();
        } finally {
            isRecording = false;
        }
        synchronized (LINES) {
            return String.join("\n", LINES);
        }
    }

    @Override
    public ILoggerFactory getLoggerFactory() {
        return Recorder::new;
    }

    @Override
    public IMarkerFactory getMarkerFactory() {
        return markers;
    }

    @Override
    public MDCAdapter getMDCAdapter() {
        return mdc;
    }

    @Override
    public String getRequestedApiVersion() {
        return "2.0.99";
    }

    @Override
    public void initialize() {
        // nothing to set up
    }

    private static final class Recorder extends LegacyAbstractLogger {

        private static final long serialVersionUID = 1L;

        Recorder(String name) {
            this.name = name;
        }

        @Override
        protected String getFullyQualifiedCallerName() {
            return Recorder.class.getName();
        }

        @Override
        protected void handleNormalizedLoggingCall(
                Level level, Marker marker, String message, Object[] arguments, @Nullable Throwable throwable) {
            StringWriter line = new StringWriter();
            line.append(level + " [" + Thread.currentThread().getName() + "] " + MDC.getCopyOfContextMap() + " "
                    + MessageFormatter.basicArrayFormat(message, arguments));
            if (throwable != null) {
                throwable.printStackTrace(new PrintWriter(line));
            }
            synchronized (LINES) {
                LINES.add(line.toString());
            }
        }

        @Override
        public boolean isTraceEnabled() {
            return isRecording;
        }

        @Override
        public boolean isDebugEnabled() {
            return isRecording;
        }

        @Override
        public boolean isInfoEnabled() {
            return isRecording;
        }

        @Override
        public boolean isWarnEnabled() {
            return isRecording;
        }

        @Override
        public boolean isErrorEnabled() {
            return isRecording;
        }
    }
}
