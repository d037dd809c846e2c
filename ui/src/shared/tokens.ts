// The look, in one place: paper, ink, one accent. Used by antd's theme and by our own styles.
import type { ThemeConfig } from 'antd';

export type Mode = 'light' | 'dark';

/** Colors by what they mean. Late is cinnabar and nothing else is; due soon is amber; done is jade; waiting is grey. */
export const palette = {
  light: {
    paper: '#FBFAF7',
    surface: '#FFFFFF',
    sunken: '#F4F2EC',
    ink: '#1F2523',
    muted: '#5F6662',
    line: '#E4E1DA',
    edge: '#878D89',
    accent: '#1F6F63',
    onAccent: '#FFFFFF',
    accentSoft: '#E3EFEC',
    late: '#B5382A',
    lateSoft: '#F9E9E6',
    soon: '#8A5D00',
    soonSoft: '#FAF0DA',
    found: '#F6E3A4',
  },
  dark: {
    paper: '#161A19',
    surface: '#1E2322',
    sunken: '#191E1D',
    ink: '#E8E6E1',
    muted: '#A3AAA6',
    line: '#343B39',
    edge: '#727B78',
    accent: '#4FB3A2',
    onAccent: '#10201D',
    accentSoft: '#20322F',
    late: '#F0897B',
    lateSoft: '#3A2321',
    soon: '#E0B04C',
    soonSoft: '#352B17',
    found: '#5C4A12',
  },
} as const;

/** The fonts of the screen, in words and in charts. */
export const fonts =
  'system-ui, "PingFang SC", "Microsoft YaHei UI", "Microsoft YaHei", "Noto Sans CJK SC", "Noto Sans SC", sans-serif';

/** antd's theme out of our colors. */
export function theme(mode: Mode): ThemeConfig {
  const colors = palette[mode];
  const seen = { colorBorder: colors.edge };
  return {
    token: {
      colorPrimary: colors.accent,
      colorInfo: colors.accent,
      colorSuccess: colors.accent,
      colorWarning: colors.soon,
      colorError: colors.late,
      // antd's own tints of colors as dark as these are muddy.
      colorWarningBg: colors.soonSoft,
      colorWarningBorder: colors.line,
      colorErrorBg: colors.lateSoft,
      colorErrorBorder: colors.line,
      colorInfoBg: colors.accentSoft,
      colorInfoBorder: colors.line,
      colorSuccessBg: colors.accentSoft,
      colorSuccessBorder: colors.line,
      colorLink: colors.accent,
      colorText: colors.ink,
      colorTextSecondary: colors.muted,
      colorTextTertiary: colors.muted,
      colorTextDescription: colors.muted,
      colorTextPlaceholder: colors.muted,
      colorBgBase: colors.surface,
      colorBgLayout: colors.paper,
      colorBgContainer: colors.surface,
      colorBgElevated: colors.surface,
      colorBorder: colors.line,
      colorBorderSecondary: colors.line,
      fontFamily: fonts,
      fontSize: 14,
      lineHeight: 1.5,
      borderRadius: 6,
      controlHeight: 34,
      // Nothing moves where the system asks for that.
      motion: !window.matchMedia('(prefers-reduced-motion: reduce)').matches,
      motionDurationMid: '0.12s',
      motionDurationSlow: '0.14s',
      boxShadowSecondary: '0 8px 28px rgb(0 0 0 / 14%)',
    },
    components: {
      Table: {
        cellPaddingBlockSM: 7,
        cellPaddingInlineSM: 10,
        headerBg: colors.sunken,
        headerColor: colors.muted,
        headerSplitColor: 'transparent',
        rowHoverBg: colors.accentSoft,
        cellFontSizeSM: 14,
      },
      Tabs: { horizontalItemPadding: '10px 2px', horizontalItemGutter: 26 },
      // White on the jade of the night can hardly be read; antd's own dark tint of it is too dull for ink.
      Button: {
        colorPrimary: colors.accent,
        primaryShadow: 'none',
        defaultShadow: 'none',
        primaryColor: colors.onAccent,
        dangerColor: colors.onAccent,
      },
      Form: { itemMarginBottom: 14, verticalLabelPadding: '0 0 4px' },
      // What one writes or ticks in has an edge that weak eyes see too (WCAG 2.2, 1.4.11: three to one).
      Checkbox: seen,
      DatePicker: seen,
      Input: seen,
      InputNumber: seen,
      Radio: seen,
      Select: seen,
      Switch: { colorTextQuaternary: colors.edge, colorTextTertiary: colors.edge },
      Segmented: { itemSelectedBg: colors.surface, trackBg: colors.sunken },
    },
  };
}

/** Our own styles read the same colors as variables. */
export function applyColors(mode: Mode): void {
  const root = document.documentElement;
  for (const [name, value] of Object.entries(palette[mode])) {
    root.style.setProperty(`--${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`, value);
  }
  // The system's own controls and scroll bars, where one is used.
  root.style.setProperty('color-scheme', mode);
  root.style.setProperty('accent-color', palette[mode].accent);
  root.dataset.mode = mode;
}
