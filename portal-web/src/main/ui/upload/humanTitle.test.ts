import { describe, expect, it } from 'vitest';
import { humanTitle } from './humanTitle.ts';

describe('humanTitle', () => {
  it.each([
    ['2026-03-14_Sales_Kick-off_FINAL_v2.mp4', 'Sales Kick-off'],
    ['onboarding-day-one.mov', 'Onboarding day one'],
    ['Screen.Recording.2026.mkv', 'Screen Recording 2026'],
    ['talk (1).mp4', 'Talk'],
    ['20260314 Town hall 1080p.mp4', 'Town hall'],
    ['final.mp4', 'Final'],
    ['Über uns.webm', 'Über uns'],
  ])('humanTitle_%s_is_%s', (file, title) => {
    expect(humanTitle(file)).toBe(title);
  });
});
