#!/bin/sh
# Stands for an FFmpeg whose NVIDIA card lies. The word in the file "mode" beside it says how; all else is done by the
# real program, which lies there too. Needs nothing but a shell.
here=${0%/*}
read -r mode < "$here/mode"
case " $* " in
  *" h264_nvenc "*) ;;
  *) exec "$here/real-ffmpeg" "$@" ;;
esac

case $mode in
  listed)
    echo '[h264_nvenc @ 0x55d0c0ffee00] Cannot load libcuda.so.1' >&2
    exit 255
    ;;
  hangs) exec sleep 600 ;;
  main-only)
    case " $* " in
      *" -profile:v high "*)
        echo '[h264_nvenc @ 0x55d0c0ffee00] InitializeEncoder failed: invalid param (8)' >&2
        exit 1
        ;;
    esac
    ;;
esac

# What the card would do is done by x264, without what only the card understands.
count=$#
skip=0
while [ "$count" -gt 0 ]; do
  word=$1
  shift
  count=$((count - 1))
  if [ "$skip" -eq 1 ]; then
    skip=0
    continue
  fi
  case $word in
    -init_hw_device | -filter_hw_device | -preset | -rc | -cq | -forced-idr | -no-scenecut) skip=1 ;;
    h264_nvenc) set -- "$@" libx264 -preset ultrafast -sc_threshold 0 ;;
    -vf) set -- "$@" "$word" ;;
    format=yuv420p)
      if [ "$mode" = green ]; then word="$word,lutyuv=y=80:u=60:v=60"; fi
      set -- "$@" "$word"
      ;;
    *) set -- "$@" "$word" ;;
  esac
done

if [ "$mode" = breaks ]; then
  case " $* " in
    *" hls "*)
      "$here/real-ffmpeg" "$@"
      echo '[h264_nvenc @ 0x55d0c0ffee00] EncodePicture failed!: unknown error (20)' >&2
      exit 1
      ;;
  esac
fi
exec "$here/real-ffmpeg" "$@"
