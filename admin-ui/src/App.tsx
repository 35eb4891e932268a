import { QueryClient } from '@tanstack/react-query';
import { Admin, CustomRoutes, Resource } from 'react-admin';
import { BrowserRouter, Route } from 'react-router-dom';
import { createAuthProvider } from './authProvider';
import { dataProvider } from './dataProvider';
import { i18nProvider } from './i18n';
import { Layout } from './layout/Layout';
import { pages, resources } from './layout/menuEntries';
import { LoginPage } from './login/LoginPage';
import { DocumentPrint } from './redemption';
import { RedemptionCreate } from './redemption/create';
import { ApiError } from './shared/http';
import { theme } from './theme';
import { Workbench } from './workbench';

const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 5_000,
      retry: (count, error) =>
        count < 2 && !(error instanceof ApiError && error.status >= 400 && error.status < 500),
    },
    // Without a network an act fails at once and says so; it is not kept back to be sent unasked later.
    mutations: { networkMode: 'always' },
  },
});
const authProvider = createAuthProvider(queryClient);

const publicPages = pages.filter((page) => page.public);
const ownPages = pages.filter((page) => !page.public);

/** Every page of the product; `redemption/create` is the wizard of the case list. */
export const App = () => (
  <BrowserRouter>
    <Admin
      title="营商环境监督系统"
      dataProvider={dataProvider}
      authProvider={authProvider}
      i18nProvider={i18nProvider}
      queryClient={queryClient}
      theme={theme}
      darkTheme={null}
      layout={Layout}
      loginPage={LoginPage}
      dashboard={Workbench}
      requireAuth={publicPages.length === 0}
      disableTelemetry
    >
      {resources.map((resource) => (
        <Resource
          key={resource.name}
          {...resource}
          create={resource.name === 'redemptions' ? RedemptionCreate : undefined}
        />
      ))}
      <CustomRoutes>
        {ownPages.map((page) => (
          <Route key={page.path} path={page.path} element={page.element} />
        ))}
      </CustomRoutes>
      <CustomRoutes noLayout>
        <Route path="/documents/:id" element={<DocumentPrint />} />
        {publicPages.map((page) => (
          <Route key={page.path} path={page.path} element={page.element} />
        ))}
      </CustomRoutes>
    </Admin>
  </BrowserRouter>
);
