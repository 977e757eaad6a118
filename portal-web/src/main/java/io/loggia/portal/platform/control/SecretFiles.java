package io.loggia.portal.platform.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import org.eclipse.microprofile.config.inject.ConfigProperties;

/** Secrets that the server makes for itself at first start: files under {@code loggia.home} readable by its user only. */
@ApplicationScoped
public class SecretFiles {

    private final SecureRandom random = new SecureRandom();

    @Inject
    @ConfigProperties
    private PlatformConfig config;

    /** The secret of that name; made from {@code bytes} random bytes, as base64url text, when it does not exist yet. */
    public String readOrCreate(String name, int bytes) {
        Path folder = Path.of(config.home, "secrets");
        Path file = folder.resolve(name);
        try {
            Files.createDirectories(
                    folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
            if (Files.notExists(file)) {
                create(folder, file, bytes);
            }
            return Files.readString(file, StandardCharsets.UTF_8).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Removes a secret that has done its work. */
    public void delete(String name) {
        try {
            Files.deleteIfExists(Path.of(config.home, "secrets", name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void create(Path folder, Path file, int bytes) throws IOException {
        byte[] secret = new byte[bytes];
        random.nextBytes(secret);
        Path draft = Files.createTempFile(
                folder,
                "new",
                null,
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(draft, Base64.getUrlEncoder().withoutPadding().encodeToString(secret));
        try {
            // A link, unlike a rename, fails when another node was first: one secret wins for all.
            Files.createLink(file, draft);
        } catch (FileAlreadyExistsException e) {
            System.getLogger(SecretFiles.class.getName())
                    .log(System.Logger.Level.DEBUG, "Another node made the secret first", e);
        } finally {
            Files.delete(draft);
        }
    }
}
