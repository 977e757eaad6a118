package io.loggia.media.run;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.CRC32;

/**
 * Programs on the class path, with the libraries that they need.
 *
 * @param programs by name
 * @param places where they and their libraries lie, each with a slash at its end
 */
record ProgramBundle(List<String> programs, List<String> places) {

    // Every Linux with a C and C++ runtime has these; anything else that is not in the bundle is a desktop library.
    private static final Pattern SYSTEM = Pattern.compile(
            "(libc|libm|libmvec|libresolv|libutil|libatomic|libdl|librt|libpthread|libgcc_s|libstdc\\+\\+|libz|ld-linux.*)\\.so\\..*");

    ProgramBundle {
        programs = List.copyOf(programs);
        places = List.copyOf(places);
    }

    static boolean isThere(String resource) {
        return ProgramBundle.class.getClassLoader().getResource(resource) != null;
    }

    /**
     * Unpacks them below {@code parent}, once: a folder that is there is complete, for it gets its name last.
     *
     * @return the folder
     */
    Path unpack(Path parent, String name) {
        // The class path alone names no version, so the programs' own bytes do.
        Path folder = parent.toAbsolutePath().normalize().resolve(name + "-" + fingerprint());
        try {
            if (!Files.isDirectory(folder)) {
                Files.createDirectories(parent);
                Path attempt = Files.createTempDirectory(parent, "unpacking-");
                copyWithNeeded(attempt);
                publish(attempt, folder);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot unpack " + name + " to " + folder, e);
        }
        return folder;
    }

    private Optional<byte[]> read(String name) {
        for (String place : places) {
            try (InputStream in = ProgramBundle.class.getClassLoader().getResourceAsStream(place + name)) {
                if (in != null) {
                    return Optional.of(in.readAllBytes());
                }
            } catch (IOException e) {
                throw new UncheckedIOException("Cannot read " + name, e);
            }
        }
        return Optional.empty();
    }

    private byte[] program(String name) {
        return read(name).orElseThrow(() -> new IllegalStateException("Missing from the bundle: " + name));
    }

    private String fingerprint() {
        CRC32 sum = new CRC32();
        programs.forEach(program -> sum.update(program(program)));
        return Long.toHexString(sum.getValue());
    }

    private void copyWithNeeded(Path folder) throws IOException {
        Deque<String> open = new ArrayDeque<>(programs);
        Set<String> seen = new HashSet<>(programs);
        short machine = new ElfLibrary(program(programs.getFirst())).machine();
        while (!open.isEmpty()) {
            String name = open.remove();
            byte[] content = read(name).orElse(null);
            if (content != null) {
                new ElfLibrary(content).needed().stream().filter(seen::add).forEach(open::add);
            } else if (SYSTEM.matcher(name).matches()) {
                continue;
            } else {
                content = ElfLibrary.empty(name, machine);
            }
            Path file = folder.resolve(name);
            Files.write(file, content);
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
        }
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    /** Gives a finished folder its name; whoever comes second to it throws theirs away. */
    static void publish(Path attempt, Path folder) throws IOException {
        try {
            Files.move(attempt, folder, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException e) {
            throw e;
        } catch (IOException e) {
            // Another server on the same folder was first; its copy is as good.
            if (!Files.isDirectory(folder)) {
                throw e;
            }
            try (Stream<Path> files = Files.list(attempt)) {
                for (Path file : files.toList()) {
                    Files.delete(file);
                }
            }
            Files.delete(attempt);
        }
    }
}
