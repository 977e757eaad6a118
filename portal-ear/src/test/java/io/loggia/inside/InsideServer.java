package io.loggia.inside;

import io.loggia.it.Ports;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Stream;
import org.assertj.core.api.Assertions;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.LauncherSessionListener;

/**
 * Lays out the server that Arquillian starts, before it reads arquillian.xml: the packaged server's own configuration,
 * with one file exchanged.
 */
public final class InsideServer implements LauncherSessionListener {
    /** Unlike any other server's: Arquillian looks for it among all processes of this machine. */
    private static final String NAME = "inside";

    /** It answers every address that it does not know with the page, and so would answer Arquillian's. */
    private static final String PAGE_FILTER = "/WEB-INF/classes/io/loggia/portal/platform/boundary/PageFilter.class";

    @Override
    public void launcherSessionOpened(LauncherSession session) {
        String packaged = System.getProperty("loggia.server");
        if (packaged != null) {
            try {
                Path scratch = Files.createDirectories(Path.of(System.getProperty("loggia.scratch")));
                Path folder = Files.createTempDirectory(scratch.toAbsolutePath(), "inside-");
                System.setProperty("loggia.inside.folder", folder.toString());
                System.setProperty("loggia.inside.port", Integer.toString(Ports.free()));
                layOut(Path.of(packaged, "usr", "servers", "loggia"), folder);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** The application as it is packaged, with the assertions that the tests inside of it use. */
    static WebArchive portal() {
        WebArchive archive = ShrinkWrap.createFromZipFile(WebArchive.class, new File(System.getProperty("loggia.war")));
        archive.delete(PAGE_FILTER);
        return archive.addAsLibrary(jarOf(Assertions.class));
    }

    private static void layOut(Path packaged, Path folder) throws IOException {
        Path server = folder.resolve("servers").resolve(NAME);
        for (String part : List.of("server.xml", "jvm.options", "includes", "jdbc")) {
            copy(packaged.resolve(part), server.resolve(part));
        }
        Path exchanged = server.resolve("includes").resolve("application.xml");
        try (var application = InsideServer.class.getResourceAsStream("/arquillian/application.xml")) {
            if (application == null) {
                throw new IllegalStateException("arquillian/application.xml is not on the class path");
            }
            Files.copy(application, exchanged, StandardCopyOption.REPLACE_EXISTING);
        }
        Path home = Files.createTempDirectory(folder, "data-");
        Files.writeString(
                server.resolve("bootstrap.properties"),
                "loggia.port=" + System.getProperty("loggia.inside.port") + "\nloggia.home=" + home + "\n");
        Files.createDirectories(server.resolve("dropins"));
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> paths = Files.walk(from)) {
            for (Path path : paths.filter(Files::isRegularFile).toList()) {
                Path target = to.resolve(from.relativize(path).toString());
                if (path.equals(from)) {
                    target = to;
                }
                Files.createDirectories(target.getParent());
                Files.copy(path, target, StandardCopyOption.REPLACE_EXISTING);
            }
        }
    }

    private static File jarOf(Class<?> type) {
        try {
            return new File(
                    type.getProtectionDomain().getCodeSource().getLocation().toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
