package io.loggia.bench;

import io.loggia.bench.empty.EmptyApplication;
import io.loggia.bench.empty.EmptyResource;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Server configurations of this run: copies of the packaged one, with an empty application beside or instead of ours. */
final class BenchFolder {

    /** A server unpacks them as those of users do, and not as tests that are in a hurry. */
    static final Map<String, String> WITH_OWN_PROGRAMS = Map.of("LOGGIA_PROCESSING_FFMPEG", "bundled");

    private static final String SERVER = "servers/loggia";
    private static final Path APPLICATION_FOLDER = Path.of(SERVER, "apps", "loggia");
    private static final String APPLICATION = """
            <application xmlns="https://jakarta.ee/xml/ns/jakartaee" version="10">
              <module><web><web-uri>portal.war</web-uri><context-root>/</context-root></web></module>
            </application>
            """;
    private static final String BESIDE = """
            <server><webApplication location="empty.war" contextRoot="/empty" /></server>
            """;

    private final Path folder;

    BenchFolder(Path folder) {
        this.folder = folder;
    }

    Path file(String name) {
        return folder.resolve(name);
    }

    /** The setting that makes the server run the portal and, under {@code /empty/api/empty}, the empty application. */
    Map<String, String> portalWithEmptyBeside() {
        Path copy = copyOfConfiguration("beside", file -> true);
        Path overrides = directory(copy.resolve(SERVER).resolve("configDropins/overrides"));
        write(overrides.resolve("empty.xml"), BESIDE.getBytes(StandardCharsets.UTF_8));
        write(copy.resolve(SERVER).resolve("apps/empty.war"), emptyWar());
        Map<String, String> settings = new HashMap<>(WITH_OWN_PROGRAMS);
        settings.put("WLP_USER_DIR", copy.toString());
        return settings;
    }

    /** The setting that makes the server run the empty application in place of the portal, all else being the same. */
    Map<String, String> emptyInstead() {
        Path copy = copyOfConfiguration("instead", file -> !file.startsWith(APPLICATION_FOLDER));
        Path application = copy.resolve(APPLICATION_FOLDER);
        write(
                directory(application.resolve("META-INF")).resolve("application.xml"),
                APPLICATION.getBytes(StandardCharsets.UTF_8));
        write(application.resolve("portal.war"), emptyWar());
        return Map.of("WLP_USER_DIR", copy.toString());
    }

    private Path copyOfConfiguration(String name, Predicate<Path> wanted) {
        Path from = Path.of(System.getProperty("loggia.server")).resolve("usr");
        Path to = directory(folder.resolve(name));
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file :
                    files.filter(file -> wanted.test(from.relativize(file))).toList()) {
                Path copy = to.resolve(from.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(copy);
                } else {
                    Files.copy(file, copy, StandardCopyOption.COPY_ATTRIBUTES);
                }
            }
            return to;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] emptyWar() {
        String classes = "WEB-INF/classes/";
        String beans =
                "<beans xmlns=\"https://jakarta.ee/xml/ns/jakartaee\" version=\"4.0\" bean-discovery-mode=\"none\"/>";
        return zip(Map.of(
                classes + name(EmptyApplication.class),
                bytes(EmptyApplication.class),
                classes + name(EmptyResource.class),
                bytes(EmptyResource.class),
                "WEB-INF/beans.xml",
                beans.getBytes(StandardCharsets.UTF_8)));
    }

    private static String name(Class<?> type) {
        return type.getName().replace('.', '/') + ".class";
    }

    private static byte[] bytes(Class<?> type) {
        try (InputStream in =
                Objects.requireNonNull(BenchFolder.class.getClassLoader().getResourceAsStream(name(type)))) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] zip(Map<String, byte[]> entries) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream out = new ZipOutputStream(bytes)) {
            for (String name : entries.keySet().stream().sorted().toList()) {
                out.putNextEntry(new ZipEntry(name));
                out.write(Objects.requireNonNull(entries.get(name)));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    void writeLines(String name, List<String> lines) {
        write(file(name), String.join("\n", lines).getBytes(StandardCharsets.UTF_8));
    }

    private static void write(Path file, byte[] bytes) {
        try (OutputStream out = Files.newOutputStream(file)) {
            out.write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path directory(Path folder) {
        try {
            return Files.createDirectories(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
