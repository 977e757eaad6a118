package io.loggia.media.run;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads what a 64-bit little-endian ELF file links, and writes empty shared libraries. FFmpeg's device library links
 * desktop libraries (PulseAudio, X11) of which we never call a function; as functions bind at their first call, a
 * library of the right name with nothing in it lets the program start on a server that lacks them.
 */
final class ElfLibrary {

    /** What the loader says of an empty library, at each start. */
    static final String NOTE = "no version information available";

    private static final int MAGIC = 0x464C457F;
    private static final int HEADER_BYTES = 64;
    private static final int SEGMENT_BYTES = 56;
    private static final int SECTION_TYPE_DYNAMIC = 6;
    private static final int MACHINE_OFFSET = 18;
    private static final long DT_NEEDED = 1;
    private static final long DT_HASH = 4;
    private static final long DT_STRTAB = 5;
    private static final long DT_SYMTAB = 6;
    private static final long DT_STRSZ = 10;
    private static final long DT_SYMENT = 11;
    private static final long DT_SONAME = 14;

    private final ByteBuffer file;

    ElfLibrary(byte[] content) {
        file = ByteBuffer.wrap(content).order(ByteOrder.LITTLE_ENDIAN);
        if (content.length < HEADER_BYTES || file.getInt(0) != MAGIC || content[4] != 2 || content[5] != 1) {
            throw new IllegalArgumentException("Not a 64-bit little-endian ELF file");
        }
    }

    short machine() {
        return file.getShort(MACHINE_OFFSET);
    }

    /** The names of the libraries that the loader will look for. */
    List<String> needed() {
        long sections = file.getLong(40);
        int sectionBytes = file.getShort(58);
        int count = file.getShort(60);
        for (int i = 0; i < count; i++) {
            int section = Math.toIntExact(sections + (long) i * sectionBytes);
            if (file.getInt(section + 4) == SECTION_TYPE_DYNAMIC) {
                int link = file.getInt(section + 40);
                int strings =
                        Math.toIntExact(file.getLong(Math.toIntExact(sections + (long) link * sectionBytes) + 24));
                return needed(
                        Math.toIntExact(file.getLong(section + 24)),
                        Math.toIntExact(file.getLong(section + 32)),
                        strings);
            }
        }
        return List.of();
    }

    private List<String> needed(int dynamic, int bytes, int strings) {
        List<String> names = new ArrayList<>();
        for (int entry = dynamic; entry < dynamic + bytes; entry += 16) {
            if (file.getLong(entry) == DT_NEEDED) {
                names.add(text(strings + Math.toIntExact(file.getLong(entry + 8))));
            }
        }
        return names;
    }

    private String text(int from) {
        int to = from;
        while (file.get(to) != 0) {
            to++;
        }
        return new String(file.array(), from, to - from, StandardCharsets.US_ASCII);
    }

    /** A shared library without any symbol: header, three segments, null symbol, hash table, dynamic section, names. */
    static byte[] empty(String name, short machine) {
        byte[] soname = name.getBytes(StandardCharsets.US_ASCII);
        int symbols = HEADER_BYTES + 3 * SEGMENT_BYTES;
        int hash = symbols + 24;
        int dynamic = hash + 16;
        int dynamicBytes = 7 * 16;
        int strings = dynamic + dynamicBytes;
        int stringBytes = soname.length + 2;
        int size = strings + stringBytes;

        ByteBuffer out = ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
        out.putInt(MAGIC).put(new byte[] {2, 1, 1, 0}).putLong(0);
        out.putShort((short) 3).putShort(machine).putInt(1); // ET_DYN
        out.putLong(0).putLong(HEADER_BYTES).putLong(0).putInt(0);
        out.putShort((short) HEADER_BYTES).putShort((short) SEGMENT_BYTES).putShort((short) 3);
        out.putShort((short) 64).putShort((short) 0).putShort((short) 0);

        int readWrite = 6;
        segment(out, 1, readWrite, 0, size, 0x10000); // PT_LOAD, aligned for the largest pages
        segment(out, 2, readWrite, dynamic, dynamicBytes, 8); // PT_DYNAMIC
        segment(out, 0x6474e551, readWrite, 0, 0, 16); // PT_GNU_STACK: no executable stack

        out.position(hash);
        out.putInt(1).putInt(1).putInt(0).putInt(0);
        long[] entries = {
            DT_HASH, hash, DT_STRTAB, strings, DT_SYMTAB, symbols, DT_STRSZ, stringBytes, DT_SYMENT, 24, DT_SONAME, 1
        };
        for (long value : entries) {
            out.putLong(value);
        }
        out.position(strings + 1);
        out.put(soname);
        return out.array();
    }

    private static void segment(ByteBuffer out, int type, int flags, long offset, long bytes, long align) {
        out.putInt(type).putInt(flags).putLong(offset).putLong(offset).putLong(offset);
        out.putLong(bytes).putLong(bytes).putLong(align);
    }
}
