import { createTheme, type ThemeOptions } from '@mui/material/styles';
import { defaultTheme } from 'react-admin';

declare module '@mui/material/styles' {
  interface Palette {
    /** Lateness, and nothing else. */
    late: { main: string; light: string };
    /** Close to being late. */
    soon: { main: string; light: string };
  }
  interface PaletteOptions {
    late: { main: string; light: string };
    soon: { main: string; light: string };
  }
}

/** Fonts that systems bring along; nothing is fetched from outside. */
export const FONT_FAMILY =
  'system-ui, -apple-system, "Segoe UI", "PingFang SC", "Microsoft YaHei", "Noto Sans SC", "Noto Sans CJK SC", sans-serif';

const accent = { main: '#17617a', dark: '#0d4a5e', light: '#dcedf2', contrastText: '#ffffff' };

const options: ThemeOptions = {
  ...defaultTheme,
  palette: {
    mode: 'light',
    primary: accent,
    secondary: accent,
    error: { main: '#8a4600', light: '#fbeee0', dark: '#6b3600', contrastText: '#ffffff' },
    warning: { main: '#7a5600', light: '#f7efd9', dark: '#5c4300', contrastText: '#ffffff' },
    success: { main: '#2b6b40', light: '#e2f1e6', dark: '#1d5130', contrastText: '#ffffff' },
    info: accent,
    late: { main: '#b3261e', light: '#fbe7e5' },
    soon: { main: '#7a5600', light: '#f7efd9' },
    background: { default: '#f4f6f7', paper: '#ffffff' },
    text: { primary: '#1c2529', secondary: '#4e5a60', disabled: '#5f6b71' },
    divider: '#d9e0e3',
  },
  shape: { borderRadius: 6 },
  typography: {
    fontFamily: FONT_FAMILY,
    fontSize: 14,
    h5: { fontSize: '1.25rem', fontWeight: 600 },
    h6: { fontSize: '1.05rem', fontWeight: 600 },
    button: { textTransform: 'none' },
  },
  components: {
    ...defaultTheme.components,
    MuiTextField: { defaultProps: { size: 'small', margin: 'dense', variant: 'outlined', fullWidth: true } },
    MuiFormControl: {
      defaultProps: { size: 'small', margin: 'dense', variant: 'outlined', fullWidth: true },
    },
    MuiButton: { defaultProps: { disableElevation: true } },
    MuiCircularProgress: { defaultProps: { 'aria-label': '正在加载' } },
    MuiLinearProgress: { defaultProps: { 'aria-label': '进度' } },
    MuiAlert: { styleOverrides: { root: { alignItems: 'flex-start' } } },
    MuiTableCell: { styleOverrides: { root: { padding: '6px 10px' } } },
    MuiChip: { styleOverrides: { root: { borderRadius: 5 } } },
    MuiCssBaseline: {
      styleOverrides: {
        'a:not([class])': { color: '#17617a' },
        ':focus-visible': { outline: '2px solid #17617a', outlineOffset: 2 },
        // On a phone a column keeps the width of some words: a table is moved sideways rather than read downwards.
        '@media (max-width: 599.95px)': {
          ':where(.MuiTableCell-root:not(.MuiTableCell-paddingCheckbox))': { minWidth: '4.6em' },
        },
        '@media print': { '.no-print': { display: 'none !important' } },
      },
    },
  },
};

/** Calm and dense, one accent colour; red (`late`) is kept for lateness, so form errors are amber. */
export const theme = createTheme(options);
