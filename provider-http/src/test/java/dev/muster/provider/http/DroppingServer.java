package dev.muster.provider.http;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Reads whole requests off a raw socket and answers the first of them; after that it hangs up without a word. */
final class DroppingServer implements AutoCloseable {

    private final ServerSocket socket;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final List<String> heard = new CopyOnWriteArrayList<>();
    private final int answers;
    private final String answer;
    private final boolean hangsUp;
    private final CountDownLatch hungUp = new CountDownLatch(1);

    /** Answers {@code answers} requests with {@code answer}, then drops every connection after it has read a request. */
    DroppingServer(int answers, String answer) {
        this(answers, answer, false);
    }

    /** The same; {@code hangsUp} when it closes each connection after its answer, without having said so. */
    DroppingServer(int answers, String answer, boolean hangsUp) {
        this.hangsUp = hangsUp;
        this.answers = answers;
        this.answer = answer;
        try {
            socket = new ServerSocket(0, 50, InetAddress.getByName("127.0.0.1"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        threads.execute(this::listen);
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + socket.getLocalPort() + "/");
    }

    int port() {
        return socket.getLocalPort();
    }

    /** Returns once a connection was closed after its answer. */
    void awaitHangUp() {
        try {
            hungUp.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    long heard(String method) {
        return heard.stream().filter(line -> line.startsWith(method + " ")).count();
    }

    private void listen() {
        while (!socket.isClosed()) {
            try {
                Socket connection = socket.accept();
                threads.execute(() -> serve(connection));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void serve(Socket connection) {
        try (connection) {
            InputStream in = new BufferedInputStream(connection.getInputStream());
            while (true) {
                String line = line(in);
                if (line.isEmpty()) {
                    return;
                }
                int length = 0;
                for (String header = line(in); !header.isEmpty(); header = line(in)) {
                    if (header.toLowerCase(Locale.ROOT).startsWith("content-length:")) {
                        length = Integer.parseInt(header.substring(15).trim());
                    }
                }
                in.readNBytes(length);
                heard.add(line);
                if (heard.size() > answers) {
                    return;
                }
                connection.getOutputStream().write(answer.getBytes(StandardCharsets.US_ASCII));
                connection.getOutputStream().flush();
                if (hangsUp) {
                    connection.close();
                    hungUp.countDown();
                    return;
                }
            }
        } catch (IOException hungUp) {
            // that is what it is for
        }
    }

    private static String line(InputStream in) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int c = in.read(); c >= 0 && c != '\n'; c = in.read()) {
            if (c != '\r') {
                line.append((char) c);
            }
        }
        return line.toString();
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        threads.shutdownNow();
    }
}
