// Plays a presentation from its first to its last second with hls.js, and with dash.js where there is a manifest.
import { readFileSync } from 'node:fs';
import { launch } from './browser.mjs';

const { LOGGIA_BASE, LOGGIA_UI, LOGGIA_HLS, LOGGIA_DASH } = process.env;
const RATE = 6;
const LIMIT_MS = 180_000;

async function play(context, library, begin, url) {
  const page = await context.newPage();
  await page.goto(`${LOGGIA_BASE}/health/live`);
  await page.addScriptTag({ content: readFileSync(`${LOGGIA_UI}/node_modules/${library}`, 'utf8') });
  const result = await page.evaluate(begin, { url, rate: RATE, limit: LIMIT_MS });
  await page.close();
  return result;
}

const watch = `
  globalThis.watch = (video, state, limit) => {
    return new Promise((done) => {
      const read = new Set();
      const reading = setInterval(() => {
        for (const track of video.textTracks) {
          for (const cue of track.cues ?? []) read.add(cue.text);
        }
      }, 200);
      const finish = () => {
        clearInterval(reading);
        state.cues = [...read];
        state.ended = video.ended;
        state.position = video.currentTime;
        state.width = video.videoWidth;
        const quality = video.getVideoPlaybackQuality();
        state.frames = quality.totalVideoFrames;
        done(state);
      };
      video.addEventListener('playing', () => { state.startedAt ??= video.currentTime; });
      video.addEventListener('ended', finish);
      setTimeout(finish, limit);
    });
  };`;

const browser = await launch();
const context = await browser.newContext({ bypassCSP: true });
await context.addInitScript(watch);
const result = {};
result.hls = await play(
  context,
  'hls.js/dist/hls.js',
  async ({ url, rate, limit }) => {
    const video = document.body.appendChild(document.createElement('video'));
    video.muted = true;
    const state = { errors: [], levels: 0, subtitles: 0 };
    const hls = new Hls({ enableWorker: false });
    hls.on(Hls.Events.ERROR, (_, data) => { if (data.fatal) state.errors.push(data.details); });
    hls.on(Hls.Events.LEVEL_SWITCHED, (_, data) => { state.codec = hls.levels[data.level].videoCodec; });
    hls.on(Hls.Events.MANIFEST_PARSED, (_, data) => {
      state.levels = data.levels.length;
      state.subtitles = data.subtitleTracks.length;
      video.playbackRate = rate;
      void video.play();
    });
    // Earlier, there is no text track yet, and hls.js takes the choice back when one comes that does not show.
    hls.once(Hls.Events.LEVEL_LOADED, () => { hls.subtitleTrack = 0; });
    hls.loadSource(url);
    hls.attachMedia(video);
    return watch(video, state, limit);
  },
  LOGGIA_HLS,
);
if (LOGGIA_DASH) {
  result.dash = await play(
    context,
    'dashjs/dist/legacy/umd/dash.all.debug.js',
    async ({ url, rate, limit }) => {
      const video = document.body.appendChild(document.createElement('video'));
      video.muted = true;
      const state = { errors: [], levels: 0, subtitles: 0 };
      const player = dashjs.MediaPlayer().create();
      // dash.js renews the cues that its track holds by the clock, not by what was played: too seldom for this rate.
      player.updateSettings({ debug: { logLevel: 0 }, streaming: { buffer: { bufferPruningInterval: 0.25 } } });
      player.on('error', (event) => state.errors.push(String(event.error?.message ?? event.error)));
      player.on('streamInitialized', () => {
        state.levels = player.getTracksFor('video')[0]?.bitrateList.length ?? 0;
        state.subtitles = player.getTracksFor('text').length;
        if (state.subtitles > 0) player.setTextTrack(0);
        state.codec = player.getCurrentTrackFor('video')?.codec;
        video.playbackRate = rate;
      });
      player.initialize(video, url, true);
      return watch(video, state, limit);
    },
    LOGGIA_DASH,
  );
}
await browser.close();
console.log(JSON.stringify(result));
