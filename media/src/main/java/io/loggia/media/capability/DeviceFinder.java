package io.loggia.media.capability;

import io.loggia.media.capability.Machine.Presence;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Finds graphics devices by what the kernel shows of them; starts nothing and loads no driver. */
public final class DeviceFinder {

    private static final System.Logger LOGGER = System.getLogger(DeviceFinder.class.getName());

    private static final Pattern NVIDIA_FILE = Pattern.compile("nvidia\\d+");
    private static final Pattern RENDER_FILE = Pattern.compile("renderD\\d+");
    private static final Pattern VIDEO_FILE = Pattern.compile("video\\d+");
    private static final Pattern NVIDIA_DRIVER =
            Pattern.compile("Kernel Module(?:\\s+for\\s+\\S+)?\\s+(\\d+(?:\\.\\d+)+)");
    private static final Pattern NVIDIA_MODEL = Pattern.compile("(?m)^Model:\\s*(.+)$");
    private static final Pattern NVIDIA_MINOR = Pattern.compile("(?m)^Device Minor:\\s*(\\d+)");

    private static final List<String> VULKAN_DRIVERS = List.of("usr/share/vulkan/icd.d", "etc/vulkan/icd.d");
    private static final List<String> AMF_LIBRARIES = List.of(
            "usr/lib/x86_64-linux-gnu/libamfrt64.so.1",
            "opt/amdgpu-pro/lib/x86_64-linux-gnu/libamfrt64.so.1",
            "usr/lib64/libamfrt64.so.1");

    private final Path root;

    /** @param root of the file system; another one for tests */
    public DeviceFinder(Path root) {
        this.root = root;
    }

    public static DeviceFinder ofThisMachine() {
        return new DeviceFinder(Path.of("/"));
    }

    public Machine find() {
        List<Device> devices = new ArrayList<>(nvidia());
        devices.addAll(render());
        devices.addAll(vulkanDevices());
        devices.addAll(kernelEncoders());
        return new Machine(devices, List.of(v4l2(), vulkan(), amf(), videoToolbox()));
    }

    private List<Device> nvidia() {
        Matcher version = NVIDIA_DRIVER.matcher(text("proc/driver/nvidia/version"));
        String driver = version.find() ? "nvidia " + version.group(1) : "";
        List<String> files = names("dev", NVIDIA_FILE);
        List<Device> found = new ArrayList<>();
        for (int i = 0; i < files.size(); i++) {
            // CUDA counts what a process may see from 0, whatever the files are called.
            String name = nvidiaModel(files.get(i).substring("nvidia".length()));
            found.add(new Device(Accelerator.NVIDIA, Integer.toString(i), name, driver));
        }
        return found;
    }

    private String nvidiaModel(String minor) {
        for (Path card : entries("proc/driver/nvidia/gpus")) {
            String information =
                    text(root.relativize(card.resolve("information")).toString());
            Matcher number = NVIDIA_MINOR.matcher(information);
            Matcher model = NVIDIA_MODEL.matcher(information);
            if (number.find() && number.group(1).equals(minor) && model.find()) {
                return model.group(1).strip();
            }
        }
        return "NVIDIA card " + minor;
    }

    private List<Device> render() {
        List<Device> found = new ArrayList<>();
        for (String file : names("dev/dri", RENDER_FILE)) {
            String card = "sys/class/drm/" + file + "/device";
            String module = linkName(card + "/driver");
            String driver = (module + " " + driverVersion(module)).strip();
            String address = "/dev/dri/" + file;
            String vendor = text(card + "/vendor").strip();
            // NVIDIA's own driver has no VA-API; its cards are used by CUDA.
            if (!module.startsWith("nvidia")) {
                String name = vendorWords(vendor) + " " + file;
                if (vendor.equals("0x8086")) {
                    found.add(new Device(Accelerator.QUICK_SYNC, address, name, driver));
                }
                found.add(new Device(Accelerator.VAAPI, address, name, driver));
            }
        }
        return found;
    }

    /** Drivers of the kernel's own tree have no version but the kernel's. */
    private String driverVersion(String module) {
        String own = module.isEmpty()
                ? ""
                : text("sys/module/" + module + "/version").strip();
        return own.isEmpty() ? text("proc/sys/kernel/osrelease").strip() : own;
    }

    private static String vendorWords(String vendor) {
        return switch (vendor) {
            case "0x8086" -> "Intel";
            case "0x1002" -> "AMD";
            case "0x10de" -> "NVIDIA";
            case "" -> "Graphics device";
            default -> "Graphics device of vendor " + vendor;
        };
    }

    /** One for each card; which of them Vulkan counts first is its own affair, and a trial asks them all. */
    private List<Device> vulkanDevices() {
        int cards = Math.max(
                names("dev", NVIDIA_FILE).size(), names("dev/dri", RENDER_FILE).size());
        String driver = String.join(", ", vulkanDrivers());
        return driver.isEmpty()
                ? List.of()
                : IntStream.range(0, cards)
                        .mapToObj(card ->
                                new Device(Accelerator.VULKAN, Integer.toString(card), "Vulkan device " + card, driver))
                        .toList();
    }

    /** One, since FFmpeg takes the first that encodes. */
    private List<Device> kernelEncoders() {
        List<String> files = videoFiles();
        String release = text("proc/sys/kernel/osrelease").strip();
        return files.isEmpty()
                ? List.of()
                : List.of(new Device(Accelerator.V4L2, Device.ANY_VIDEO_FILE, String.join(", ", files), release));
    }

    private List<String> videoFiles() {
        return names("dev", VIDEO_FILE).stream()
                .map(file -> (file + " "
                                + text("sys/class/video4linux/" + file + "/name")
                                        .strip())
                        .strip())
                .toList();
    }

    private Presence v4l2() {
        List<String> files = videoFiles();
        return new Presence(
                "V4L2", !files.isEmpty(), files.isEmpty() ? Device.ANY_VIDEO_FILE : String.join(", ", files));
    }

    private Presence vulkan() {
        List<String> drivers = vulkanDrivers();
        return new Presence(
                "Vulkan",
                !drivers.isEmpty(),
                drivers.isEmpty() ? "/" + String.join(", /", VULKAN_DRIVERS) : String.join(", ", drivers));
    }

    /** Mesa's "lvp" draws with the processor. */
    private List<String> vulkanDrivers() {
        return VULKAN_DRIVERS.stream()
                .flatMap(folder -> entries(folder).stream())
                .map(file -> file.getFileName().toString())
                .filter(name -> name.endsWith(".json") && !name.startsWith("lvp"))
                .toList();
    }

    private Presence amf() {
        return AMF_LIBRARIES.stream()
                .filter(library -> Files.exists(root.resolve(library)))
                .findFirst()
                .map(library -> new Presence("AMF", true, "/" + library))
                .orElseGet(() -> new Presence("AMF", false, "libamfrt64.so.1"));
    }

    private Presence videoToolbox() {
        String framework = "System/Library/Frameworks/VideoToolbox.framework";
        return new Presence("VideoToolbox", Files.exists(root.resolve(framework)), "macOS");
    }

    private List<String> names(String folder, Pattern pattern) {
        return entries(folder).stream()
                .map(file -> file.getFileName().toString())
                .filter(name -> pattern.matcher(name).matches())
                .toList();
    }

    /** In the order of their numbers: nvidia10 comes behind nvidia9. */
    private List<Path> entries(String folder) {
        Path path = root.resolve(folder);
        if (!Files.isDirectory(path)) {
            return List.of();
        }
        try (Stream<Path> all = Files.list(path)) {
            return all.sorted(Comparator.comparingInt(
                                    (Path file) -> file.getFileName().toString().length())
                            .thenComparing(Path::getFileName))
                    .toList();
        } catch (IOException e) {
            LOGGER.log(Level.DEBUG, "Cannot list " + path, e);
            return List.of();
        }
    }

    private String text(String file) {
        Path path = root.resolve(file);
        try {
            return Files.isReadable(path) ? Files.readString(path) : "";
        } catch (IOException e) {
            LOGGER.log(Level.DEBUG, "Cannot read " + path, e);
            return "";
        }
    }

    private String linkName(String link) {
        Path path = root.resolve(link);
        try {
            return Files.isSymbolicLink(path)
                    ? Files.readSymbolicLink(path).getFileName().toString()
                    : "";
        } catch (IOException e) {
            LOGGER.log(Level.DEBUG, "Cannot read " + path, e);
            return "";
        }
    }
}
