package io.loggia.portal.storage.control;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** SHA-256 of files, in hexadecimal digits. */
final class Sums {

    private static final int BUFFER = 64 << 10;

    private Sums() {}

    static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }

    static String text(MessageDigest sum) {
        return HexFormat.of().formatHex(sum.digest());
    }

    static String of(byte[] bytes) {
        return HexFormat.of().formatHex(digest().digest(bytes));
    }

    static String of(Path file) throws IOException {
        return of(Files.newInputStream(file));
    }

    /** Reads the stream to its end and closes it. */
    static String of(InputStream bytes) throws IOException {
        MessageDigest sum = digest();
        try (bytes) {
            copy(bytes, OutputStream.nullOutputStream(), sum);
        }
        return text(sum);
    }

    static void copy(InputStream in, OutputStream out, MessageDigest sum) throws IOException {
        byte[] buffer = new byte[BUFFER];
        for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
            out.write(buffer, 0, n);
            sum.update(buffer, 0, n);
        }
    }
}
